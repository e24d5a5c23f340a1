// Where one writes: messages, commands, inline queries, replies and changes of what one wrote, files.

import { nameOf } from "./bubbles.js";
import { current } from "./current.js";
import { make, side, toast } from "./elements.js";
import { onInlineQuery, say } from "./following.js";
import { order, upload } from "./orders.js";
import { faceIn, username } from "./store.js";
import { spoken, word } from "./words.js";

const PAUSE = 350; // milliseconds without typing after which an inline query is sent
const TALLEST = 160; // pixels
const text = document.querySelector("#text");
const offers = document.querySelector("#offers");
const answering = document.querySelector("#answering");
const menu = document.querySelector("#commands");
const file = document.querySelector("#file");
let replyTo = null;
let editing = null;
let waiting = 0;
let asked = 0;

export const reply = (message) => prepare(message, null, word("reply_to", { name: nameOf(message.from) }));
export const edit = (message) => prepare(null, message, word("edit"), message.text);

export function begin() {
  document.querySelector("#composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("keydown", onKey);
  text.addEventListener("input", onInput);
  menu.addEventListener("click", () => (offers.hidden || offers.dataset.kind !== "commands" ? showCommands("") : hide()));
  answering.querySelector("button").addEventListener("click", forget);
  document.querySelector("#mention").addEventListener("click", () => write(`@${username} ${text.value}`));
  document.querySelector("#attach").addEventListener("click", () => file.click());
  file.addEventListener("change", sendFile);
  offers.addEventListener("keydown", walk);
  onInlineQuery((query) => write(`@${username} ${query}`));
}

// Begins anew for the chat that was opened.
export function show() {
  forget();
  const speaking = document.querySelector("#speaking");
  speaking.hidden = !current.isGroup;
  const person = document.querySelector("#person");
  person.replaceChildren(
    ...current.scene.people.map(({ id, key }) => make("option", { value: id, selected: id === current.person }, word(key))),
  );
}

function write(written) {
  text.value = written;
  text.focus();
  text.setSelectionRange(written.length, written.length);
  onInput();
}

function prepare(replied, edited, title, written) {
  replyTo = replied;
  editing = edited;
  answering.hidden = false;
  answering.querySelector("span").textContent = title;
  if (written !== undefined) write(written);
  text.focus();
}

function forget() {
  replyTo = editing = null;
  answering.hidden = true;
  text.value = "";
  hide();
  grow();
}

async function send() {
  const written = text.value.trim();
  if (!written) return;
  const done = editing
    ? await order("rewrite", { ...current.who, message: editing.message_id, text: written })
    : await say(written, replyTo ? { reply_to: replyTo.message_id } : {});
  if (done !== undefined) forget();
}

async function sendFile() {
  const [chosen] = file.files;
  file.value = "";
  if (!chosen) return;
  const done = await upload(current.who, chosen, text.value.trim());
  if (done === undefined) return;
  forget();
  toast(word("attached", { name: chosen.name }));
}

function onKey(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  } else if (event.key === "ArrowUp" && !offers.hidden) {
    event.preventDefault();
    offers.querySelector("button:last-of-type")?.focus();
  } else if (event.key === "Escape") hide();
}

function onInput() {
  grow();
  clearTimeout(waiting);
  const query = text.value.match(new RegExp(`^@${username}\\s+(.+)$`, "is"))?.[1];
  if (/^\/\w*$/.test(text.value)) showCommands(text.value.slice(1));
  else if (query && !editing) waiting = setTimeout(() => inquire(query), PAUSE);
  else hide();
}

function grow() {
  text.dir = text.value ? side(text.value) : document.documentElement.dir;
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, TALLEST)}px`;
}

function showCommands(begun) {
  const all = faceIn(spoken()).commands[current.chat] ?? [];
  const fitting = all.filter(({ command }) => command.startsWith(begun.toLowerCase()));
  offer("commands", fitting.map(({ command, description }) =>
    choice(() => {
      say(`/${command}`);
      forget();
    }, make("b", { dir: "ltr" }, `/${command}`), make("span", { dir: "auto" }, description)),
  ));
}

async function inquire(query) {
  const number = (asked += 1);
  const answer = await order("inquire", { ...current.who, query });
  if (number !== asked || !answer || !text.value.includes(query)) return;
  const found = answer.offers.map(({ id, title, description }) =>
    choice(async () => {
      const chosen = { ...current.who, inquiry: answer.inquiry, result: id, query, thread: current.topic };
      if ((await order("choose", chosen)) !== undefined) forget();
    }, make("b", { dir: "auto" }, title), make("span", { dir: "auto" }, description)),
  );
  offer("offers", found.length ? found : [make("p", { class: "label" }, word("no_offers"))]);
}

function choice(carryOut, ...content) {
  return make("button", { type: "button", class: "choice", onclick: carryOut }, ...content);
}

function offer(kind, choices) {
  offers.dataset.kind = kind;
  offers.hidden = choices.length === 0;
  if (kind) offers.setAttribute("aria-label", word(kind));
  offers.replaceChildren(...choices);
  menu.setAttribute("aria-expanded", String(kind === "commands" && !offers.hidden));
}

function hide() {
  clearTimeout(waiting);
  asked += 1;
  offer("", []);
}

function walk(event) {
  if (event.key === "Escape") {
    hide();
    text.focus();
  }
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step) return;
  event.preventDefault();
  (document.activeElement[step] ?? text).focus();
}
