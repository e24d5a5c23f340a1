// Does what is behind links, commands and buttons: most of it happens in the chat itself.

import { current, openKey } from "./current.js";
import { toast } from "./elements.js";
import { order } from "./orders.js";
import { username } from "./store.js";
import { word } from "./words.js";

let ask = () => {};

// `begin` is told what to do with words that are to be typed behind the bot's name.
export function onInlineQuery(begin) {
  ask = begin;
}

export function say(text, extra = {}) {
  return order("say", { ...current.who, text, thread: current.topic, ...extra });
}

// Follows {url} or {command}; a link that leads elsewhere is left to the browser.
export function follow({ url, command }, event) {
  if (command) {
    say(command);
    return;
  }
  const payload = startOf(url);
  if (payload === null) return;
  event.preventDefault();
  if (current.isGroup) openKey("private");
  say(`/start ${payload}`.trim());
}

export async function press(button, message, element) {
  if (button.copy_text) {
    await navigator.clipboard.writeText(button.copy_text.text);
    toast(word("copied"));
  } else if (button.switch_inline_query !== undefined || button.switch_inline_query_current_chat !== undefined) {
    if (button.switch_inline_query !== undefined && !current.isGroup) openKey("group");
    ask(button.switch_inline_query ?? button.switch_inline_query_current_chat);
  } else if (button.callback_data) {
    element.setAttribute("aria-busy", "true");
    const answer = await order("press", { ...current.who, message: message.message_id, data: button.callback_data });
    element.removeAttribute("aria-busy");
    toast(answer?.text, answer?.show_alert);
    const payload = startOf(answer?.url);
    if (payload !== null) {
      openKey("private");
      say(`/start ${payload}`.trim());
    }
  }
}

// Returns what a link to the bot has it start with, null if it leads elsewhere.
function startOf(url) {
  let link;
  try {
    link = new URL(url);
  } catch {
    return null;
  }
  const isBot = link.hostname === "t.me" && link.pathname.slice(1).toLowerCase() === username.toLowerCase();
  return isBot ? (link.searchParams.get("start") ?? "") : null;
}
