// The list of chats, the head of the open one, and its topics.

import { current, open } from "./current.js";
import { icon, isolated, make, side } from "./elements.js";
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
  const focused = [...list.children].findIndex((each) => each.contains(document.activeElement));
  list.replaceChildren(...scenes.map(entry));
  list.children[focused]?.firstElementChild.focus();
  document.querySelector("#chat-name").textContent = nameOf(current.scene);
  document.querySelector("#face").replaceChildren(...picture(current.scene));
  document.querySelector("#face").dataset.colour = current.scene.key;
  const all = [{ id: null, key: "general" }, ...current.scene.topics];
  topics.hidden = all.length === 1;
  topics.setAttribute("aria-label", word("topic"));
  topics.replaceChildren(...all.map(({ id, key }) =>
    make("button", { type: "button", "aria-pressed": String(id === current.topic), onclick: () => (current.topic = id) }, word(key)),
  ));
}

const picture = (scene) => (scene.key === "private" ? [icon("bot")] : [[...nameOf(scene)][0]]);

function entry(scene) {
  const last = messagesOf(scene.id).findLast(({ text, caption }) => text || caption);
  const about = scene.key === "private" ? word("private") : scene.people.map(({ key }) => word(key)).join(`${word("comma")} `);
  const said = last ? (last.text ?? last.caption).split("\n")[0] : about;
  const isOpen = scene.id === current.chat;
  return make("li", {}, make("button", { type: "button", "aria-current": isOpen && "true", onclick: () => open(scene.id) },
    make("span", { class: "face", "aria-hidden": "true", "data-colour": scene.key }, picture(scene)),
    make("span", { class: "lines" },
      make("b", { dir: "auto" }, nameOf(scene)),
      make("small", { dir: side(said) }, isolated(said)),
    ),
  ));
}
