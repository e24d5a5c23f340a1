// The open chat: its messages in order, what the bot is doing, and what stands there while nothing was said.

import { bubble, isBots } from "./bubbles.js";
import { current } from "./current.js";
import { make } from "./elements.js";
import { say } from "./following.js";
import { faceIn, isReady, messagesOf, onNews, topicOf, username } from "./store.js";
import { spoken, word } from "./words.js";

const ACTING = 5000; // milliseconds that an action is shown, as in Telegram
const NEAR = 120; // pixels from the end within which new messages are scrolled to
const log = document.querySelector("#log");
const about = document.querySelector("#chat-about");
let act = {};
let acting = 0;

export function begin(actions) {
  act = actions;
  onNews(take);
}

export function show() {
  log.replaceChildren(...messagesOf(current.chat).filter(isHere).map((message) => bubble(message, act)));
  fillIfEmpty();
  settle();
  log.scrollTop = log.scrollHeight;
}

// Questions that were asked in the open chat, the latest last.
export function questions() {
  return messagesOf(current.chat)
    .filter((message) => isHere(message) && !message.from?.is_bot && message.text && !message.via_bot)
    .map((message) => message.text.replaceAll(`@${username}`, " ").replace(/^\s*\/ask(@\w+)?\s/i, "").trim())
    .filter((text) => text && !text.startsWith("/"));
}

function isHere(message) {
  if (!current.scene.topics.length) return true;
  const topic = message.forum_topic_created ? message.message_id : topicOf(message);
  return topic === current.topic;
}

function take(news) {
  if (!current.chat) return;
  if (news.kind === "all" || news.kind === "face") {
    if (!log.querySelector(".message")) show();
  } else if (news.chat === current.chat && news.kind === "message" && isHere(news.message)) put(news.message);
  else if (news.chat === current.chat && news.kind === "gone") find(news.id)?.remove();
  else if (news.chat === current.chat && news.kind === "acting" && (news.thread ?? null) === current.topic) type();
}

const find = (id) => log.querySelector(`[data-id="${id}"]`);

function put(message) {
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const made = bubble(message, act);
  const old = find(message.message_id);
  if (old) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(made);
    if (focused) made.querySelector(".keyboard .key, button")?.focus({ preventScroll: true });
    return;
  }
  log.querySelector(".empty")?.remove();
  log.append(made);
  if (isBots(message)) settle();
  // A long answer is read from its beginning.
  if (isAtEnd || !isBots(message)) {
    const top = made.offsetTop - log.offsetTop - 12;
    log.scrollTop = made.offsetHeight > log.clientHeight ? top : log.scrollHeight;
  }
}

function type() {
  about.textContent = word("typing");
  clearTimeout(acting);
  acting = setTimeout(settle, ACTING);
}

function settle() {
  clearTimeout(acting);
  about.textContent = current.isGroup ? current.scene.people.map(({ key }) => word(key)).join(`${word("comma")} `) : word("bot");
}

function fillIfEmpty() {
  if (log.querySelector(".message")) return;
  const { description, examples } = faceIn(spoken());
  const paragraphs = hint(description).split("\n").map((line) => make("p", { dir: "auto" }, line));
  const buttons = isReady()
    ? suggestions(examples)
    : [make("p", { class: "preparing" }, word("preparing"))];
  log.append(make("div", { class: "empty" }, paragraphs, buttons));
}

function hint(description) {
  if (current.scene.key === "administration") return word("for_administrator");
  return current.isGroup ? word("in_groups") : description;
}

function suggestions(examples) {
  if (current.scene.key === "administration") return ["/reload", "/health"].map((command) => suggestion(command));
  const questions = current.isGroup ? examples.slice(0, 2).map((each) => `@${username} ${each}`) : examples;
  return [
    current.isGroup ? null : make("button", { type: "button", class: "primary", onclick: () => say("/start") }, word("start")),
    questions.length ? make("p", { class: "label" }, word("examples")) : null,
    ...questions.map(suggestion),
  ];
}

function suggestion(text) {
  return make("button", { type: "button", class: "suggestion", dir: "auto", onclick: () => say(text) }, text);
}
