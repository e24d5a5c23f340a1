// Shows one message of a chat, as Telegram's own messages are: with its sender, what it answers, its text and buttons.

import { current } from "./current.js";
import { icon, isolated, make, side } from "./elements.js";
import { follow, press } from "./following.js";
import { marked } from "./marks.js";
import { faceIn, username } from "./store.js";
import { spoken, time, word } from "./words.js";

export const isBots = (message) => message.from?.is_bot && !message.via_bot;

export function nameOf(user) {
  if (user?.is_bot) return faceIn(spoken()).name || username;
  const person = current.scene.people.find(({ id }) => id === user?.id);
  return person ? word(person.key) : (user?.first_name ?? "");
}

// `act` has what can be done with a message: reply, edit.
export function bubble(message, act) {
  if (message.forum_topic_created) {
    const topic = current.scene.topics.find(({ id }) => id === message.message_id);
    return make("p", { class: "service", dir: "auto" }, word("opened_topic", { name: topic ? word(topic.key) : "" }));
  }
  const isOwn = message.from?.id === current.person;
  const actions = make("div", { class: "actions" }, action("reply", message, act.reply));
  if (isOwn && message.text && !message.via_bot) actions.append(action("edit", message, act.edit));
  const body = make("div", { class: "bubble" },
    current.isGroup && !isOwn ? sender(message.from) : null,
    message.via_bot ? make("p", { class: "via" }, `${word("via")} `, make("bdi", {}, `@${username}`)) : null,
    answered(message),
    content(message),
    make("p", { class: "time" }, message.edit_date ? `${word("edited")} ` : "", make("time", {}, time(message.date))),
  );
  return make("article", {
    class: `message ${isOwn ? "own" : "theirs"}`,
    "data-id": message.message_id,
    "aria-label": nameOf(message.from),
  }, make("div", { class: "row" }, body, actions), keyboard(message));
}

function sender(user) {
  return make("p", { class: "sender", dir: "auto", "data-colour": String((user?.id ?? 0) % 5) }, nameOf(user));
}

function action(name, message, carryOut) {
  return make("button", {
    type: "button", class: "icon small", "aria-label": word(name), title: word(name), onclick: () => carryOut(message),
  }, icon(name, name === "reply"));
}

function answered(message) {
  const other = message.reply_to_message;
  if (!other || other.forum_topic_created) return null;
  const words = message.quote?.text ?? other.text ?? other.caption ?? "";
  return make("div", { class: "answered" },
    make("b", { dir: "auto" }, nameOf(other.from)), make("span", { dir: side(words) }, isolated(words.split("\n")[0])));
}

function content(message) {
  const text = message.text ?? message.caption;
  const parts = [];
  if (message.document) parts.push(file(message.document));
  if (message.photo?.at(-1).file_size) parts.push(picture(message.photo.at(-1), text));
  if (text) parts.push(...marked(text, message.entities ?? message.caption_entities ?? [], follow));
  return parts.length ? parts : make("p", { class: "service" }, word("unshown"));
}

function picture({ file_id, width, height }, text) {
  return make("a", { class: "picture", href: `/file/${file_id}`, target: "_blank" },
    make("img", { src: `/file/${file_id}`, width: String(width), height: String(height), alt: text ?? "" }));
}

function file({ file_id, file_name, file_size }) {
  return make("a", { class: "file", href: `/file/${file_id}`, download: file_name ?? "" },
    icon("file"), make("bdi", {}, file_name ?? word("download")), make("small", { dir: "ltr" }, `${Math.ceil((file_size ?? 0) / 1024)} KB`));
}

function keyboard(message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return make("div", { class: "keyboard" }, rows.map((row) => make("div", {}, row.map((button) => key(button, message)))));
}

function key(button, message) {
  if (button.url) {
    return make("a", {
      class: "key opens", dir: "auto", href: button.url, target: "_blank", rel: "noopener noreferrer",
      onclick: (event) => follow({ url: button.url }, event),
    }, button.text);
  }
  const element = make("button", { type: "button", class: "key", dir: "auto" }, button.text);
  element.addEventListener("click", () => press(button, message, element));
  return element;
}
