// Which chat is open, in which topic, and as whom one writes there.

import { scenes, sceneOf } from "./store.js";
import { spoken } from "./words.js";

const people = new Map(); // chat -> user id
const topics = new Map(); // chat -> topic, null for the general one
const listeners = [];
let chat = 0;

export const current = {
  get chat() {
    return chat;
  },
  get scene() {
    return sceneOf(chat);
  },
  get person() {
    return people.get(chat) ?? sceneOf(chat).people[0].id;
  },
  set person(id) {
    people.set(chat, id);
  },
  get topic() {
    return topics.get(chat) ?? null;
  },
  set topic(id) {
    topics.set(chat, id);
    tell();
  },
  get isGroup() {
    return sceneOf(chat).people.length > 1;
  },
  // What every order says of who does something, and where.
  get who() {
    return { chat, person: this.person, language: spoken() };
  },
};

export function open(id) {
  chat = id;
  document.body.dataset.view = "chat";
  tell();
}

export const openKey = (key) => open(scenes.find((scene) => scene.key === key).id);

export function onOpen(listener) {
  listeners.push(listener);
}

function tell() {
  for (const listener of listeners) listener();
}
