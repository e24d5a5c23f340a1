// Begins: asks the server what there is, and connects the parts of the page.

import * as chats from "./chats.js";
import * as composer from "./composer.js";
import * as conversation from "./conversation.js";
import { current, onOpen, open } from "./current.js";
import * as drawer from "./drawer.js";
import { order } from "./orders.js";
import * as store from "./store.js";
import * as words from "./words.js";

const trouble = document.querySelector("#trouble");

function show() {
  if (!current.chat) return;
  chats.show();
  composer.show();
  conversation.show();
  drawer.forget();
}

const start = await order("start");
words.begin(start.words);
conversation.begin({ reply: composer.reply, edit: composer.edit });
chats.begin();
composer.begin();
drawer.begin();
onOpen(show);
words.onLanguage(show);
document.querySelector("#person").addEventListener("change", (event) => {
  current.person = Number(event.target.value);
  conversation.show();
});
store.onNews((news) => {
  if (news.kind !== "lost") return;
  trouble.hidden = !news.is;
  trouble.textContent = news.is ? words.word("lost") : "";
});
store.begin(start);
open(store.scenes[0].id);
