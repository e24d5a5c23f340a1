// The list of chats, the head of the open one, and its topics.

import { current, open } from "./current.js";
import { make } from "./elements.js";
import { faceIn, messagesOf, onNews, scenes, username } from "./store.js";
import { spoken, word } from "./words.js";

const list = document.querySelector("#chat-list");
const topics = document.querySelector("#topics");
let drawing = 0;

export function begin() {
  document.querySelector("#back").addEventListener("click", () => {
    document.body.dataset.view = "list";
    list.querySelector("[aria-current]")?.focus();
  });
  onNews(() => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(show);
  });
}

const nameOf = (scene) => (scene.key === "private" ? faceIn(spoken()).name || username : word(scene.key));

export function show() {
  if (!current.chat) return;
  list.replaceChildren(...scenes.map(entry));
  document.querySelector("#chat-name").textContent = nameOf(current.scene);
  const face = document.querySelector("#face");
  face.textContent = initial(nameOf(current.scene));
  face.dataset.colour = current.scene.key;
  const all = [{ id: null, key: "general" }, ...current.scene.topics];
  topics.hidden = all.length === 1;
  topics.setAttribute("aria-label", word("topic"));
  topics.replaceChildren(...all.map(({ id, key }) =>
    make("button", { type: "button", "aria-pressed": String(id === current.topic), onclick: () => (current.topic = id) }, word(key)),
  ));
}

const initial = (name) => [...name.replace(/^ال/, "")][0] ?? "";

function entry(scene) {
  const last = messagesOf(scene.id).findLast(({ text, caption }) => text || caption);
  const isOpen = scene.id === current.chat;
  return make("li", {}, make("button", { type: "button", "aria-current": isOpen && "true", onclick: () => open(scene.id) },
    make("span", { class: "face", "aria-hidden": "true", "data-colour": scene.key }, initial(nameOf(scene))),
    make("span", { class: "lines" },
      make("b", { dir: "auto" }, nameOf(scene)),
      make("small", { dir: "auto" }, last ? (last.text ?? last.caption).split("\n")[0] : scene.key === "private" ? word("private") : "…"),
    ),
  ));
}
