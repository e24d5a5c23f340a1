// Beside the chat: how the answer to the latest question came about, and where an editor tells which passage answers it.

import { questions } from "./conversation.js";
import { current } from "./current.js";
import { make, toast } from "./elements.js";
import { say } from "./following.js";
import { order } from "./orders.js";
import { isReadOnly, onNews } from "./store.js";
import { number, percent, word } from "./words.js";

const MOST_PREVIOUS = 10;
const SHOWN = 6; // passages
const drawer = document.querySelector("#drawer");
const opener = document.querySelector("#why");
const explanation = document.querySelector("#explanation");
let shown = "";

export function begin() {
  opener.addEventListener("click", () => toggle(drawer.hidden));
  document.querySelector("#close").addEventListener("click", () => toggle(false));
  drawer.addEventListener("keydown", (event) => event.key === "Escape" && toggle(false));
  onNews((news) => news.kind === "message" && news.chat === current.chat && show());
}

function toggle(isOpen) {
  drawer.hidden = !isOpen;
  opener.setAttribute("aria-expanded", String(isOpen));
  document.body.classList.toggle("explaining", isOpen);
  shown = "";
  if (isOpen) {
    show();
    drawer.querySelector("#close").focus();
  } else opener.focus();
}

export function forget() {
  shown = "";
  show();
}

async function show() {
  if (drawer.hidden || !current.chat) return;
  const all = questions();
  const question = all.at(-1);
  const key = JSON.stringify([current.chat, all]);
  if (key === shown) return;
  shown = key;
  const found = question && (await order("explain", { question, previous: all.slice(0, -1).slice(-MOST_PREVIOUS) }));
  if (shown !== key) return;
  explanation.replaceChildren(...(found ? explained(question, found) : [make("p", {}, word("explain_hint"))]));
  explanation.scrollTop = 0;
}

const OUTCOMES = { answer: "answered", near: "near", nothing: "nothing", courtesy: "courtesy" };

function explained(question, found) {
  return [
    make("p", { class: "asked", dir: "auto" }, question),
    make("p", { class: `outcome ${found.outcome}` }, word(OUTCOMES[found.outcome])),
    found.passages.length ? likelihood(found) : null,
    found.follows.length ? section("follows", list(found.follows)) : null,
    section("passages", isReadOnly ? null : make("p", { class: "label" }, word("teach_hint")), passages(question, found)),
    isReadOnly ? null : finder(question),
    section("terms", make("ul", { class: "terms" }, found.terms.map(term))),
    found.other_words.length ? folded("other_words", found.other_words.map(otherWords)) : null,
    found.alike.length ? folded("alike", [list(found.alike.map(({ text }) => text))]) : null,
    folded("stages", [stages(found.stages)]),
  ].filter(Boolean);
}

function likelihood({ likelihood: likely, answer_from: from }) {
  return make("div", { class: "likelihood" },
    make("p", {}, `${word("likelihood")}: `, make("b", {}, percent(likely))),
    make("meter", { min: 0, max: 1, low: from, high: from, optimum: 1, value: likely, "aria-label": word("likelihood") }),
    make("p", { class: "label" }, `${word("threshold")} ${percent(from)}`),
    make("p", { class: "label" }, word("likelihood_hint")),
  );
}

function section(title, ...content) {
  return make("section", {}, make("h2", {}, word(title)), ...content);
}

function folded(title, content) {
  return make("details", {}, make("summary", {}, word(title)), content);
}

const list = (texts) => make("ul", {}, texts.map((text) => make("li", { dir: "auto" }, text)));

function term({ word: written, weight, is_light, is_known }) {
  const note = is_known ? (is_light ? word("light") : "") : word("unknown");
  return make("li", { class: is_known ? "" : "unknown" }, make("bdi", {}, written), " ", make("small", {}, note || number(weight, 2)));
}

function otherWords({ words, others }) {
  const said = others.map(([other, weight]) => make("span", {}, make("bdi", {}, other), " ", make("small", {}, number(weight, 2))));
  return make("p", { class: "others" }, make("b", { dir: "auto" }, words.join(" ")), ...said);
}

function passages(question, found) {
  return make("ol", { class: "passages" }, found.passages.slice(0, SHOWN).map((each) => passage(question, each)));
}

function passage(question, each) {
  const score = [`${word("score")} ${number(each.score)}`, `${word("of_text")} ${number(each.text_score)}`];
  return make("li", {},
    make("p", { class: "facts" }, make("b", {}, percent(each.likelihood)), each.is_cited ? make("mark", {}, word("cited")) : null, make("small", {}, score.join(`${word("comma")} `))),
    make("p", { class: "title", dir: "auto" }, each.title),
    make("p", { dir: "auto" }, each.text),
    make("p", { class: "label" }, make("bdi", { dir: "ltr" }, `${each.document} § ${each.paragraph}`)),
    each.missing.length ? make("p", { class: "label" }, `${word("missing")}: `, make("bdi", {}, each.missing.join(" · "))) : null,
    each.meets ? null : make("p", { class: "label" }, word("not_met")),
    isReadOnly ? null : make("button", { type: "button", class: "teach", onclick: (event) => teach(question, each, event.target) }, word("teach")),
  );
}

// Where an editor looks for the passage by other words than those of the question.
function finder(question) {
  const field = make("input", { type: "search", dir: "auto", maxlength: 300, "aria-label": word("find"), placeholder: word("find") });
  const found = make("div", { class: "found" });
  const find = async (event) => {
    event.preventDefault();
    const words = field.value.trim();
    const result = words && (await order("explain", { question: words }));
    if (result) found.replaceChildren(result.passages.length ? passages(question, result) : make("p", {}, word("nothing_found")));
  };
  return make("form", { class: "finder", onsubmit: find }, field, make("button", { class: "quiet" }, word("look")), found);
}

async function teach(question, { document: slug, paragraph }, button) {
  button.disabled = true;
  toast(word("teaching"));
  const { language } = current.who;
  const done = await order("teach", { question, document: slug, paragraph, language });
  button.disabled = false;
  if (done === undefined) return;
  toast(`${word("taught")} ${done.said}`, true);
  shown = "";
  await say(current.isGroup ? `/ask ${question}` : question);
}

function stages(all) {
  return make("dl", {}, all.flatMap(({ name, took_ms }) => [
    make("dt", {}, word(name)), make("dd", {}, word("milliseconds", { count: number(took_ms, 1) })),
  ]));
}
