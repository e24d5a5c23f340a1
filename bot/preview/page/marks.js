// Shows a text with its entities: a block for each line, with the direction of its own. Offsets count UTF-16 units, as here.

import { make, side } from "./elements.js";
import { word } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "code" };
const QUOTES = new Set(["blockquote", "expandable_blockquote"]);

// `follow` opens what a reader presses: {url}, {command} or {mention}.
export function marked(text, entities, follow) {
  const quotes = entities.filter((entity) => QUOTES.has(entity.type)).sort((a, b) => a.offset - b.offset);
  const parts = [];
  let done = 0;
  for (const quote of quotes) {
    const end = quote.offset + quote.length;
    parts.push(...lines(text, entities, done, quote.offset, follow));
    parts.push(quoted(text, entities, quote, follow));
    done = end;
  }
  parts.push(...lines(text, entities, done, text.length, follow));
  return parts;
}

function quoted(text, entities, { type, offset, length }, follow) {
  const inside = lines(text, entities, offset, offset + length, follow);
  const quote = make("blockquote", { dir: side(text.slice(offset, offset + length)) }, inside);
  if (type === "blockquote") return quote;
  quote.classList.add("folded");
  const toggle = make("button", {
    type: "button",
    class: "unfold",
    "aria-expanded": "false",
    onclick: () => {
      const isFolded = quote.classList.toggle("folded");
      toggle.setAttribute("aria-expanded", String(!isFolded));
      toggle.textContent = word(isFolded ? "unfold" : "fold");
    },
  }, word("unfold"));
  requestAnimationFrame(() => (toggle.hidden = quote.scrollHeight <= quote.clientHeight));  // all of it is seen already
  return make("div", { class: "expandable" }, quote, toggle);
}

function lines(text, entities, start, end, follow) {
  const rows = [];
  let at = start;
  for (const row of text.slice(start, end).split("\n")) {
    rows.push(make("div", { dir: "auto", class: "line" }, pieces(text, entities, at, at + row.length, follow)));
    at += row.length + 1;
  }
  const isEmpty = (row) => row && !row.hasChildNodes();
  // The line break next to a quote is part of it.
  if (isEmpty(rows[0])) rows.shift();
  if (isEmpty(rows.at(-1))) rows.pop();
  return rows;
}

function pieces(text, entities, start, end, follow) {
  const within = entities.filter((entity) => entity.offset < end && start < entity.offset + entity.length);
  const places = new Set([start, end]);
  for (const { offset, length } of within) {
    places.add(Math.max(offset, start)).add(Math.min(offset + length, end));
  }
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1];
    const inner = within.filter(({ offset, length }) => offset <= from && to <= offset + length);
    return inner.reduceRight((node, entity) => mark(node, entity, text, follow), text.slice(from, to));
  });
}

function mark(node, entity, text, follow) {
  const whole = text.slice(entity.offset, entity.offset + entity.length);
  const pressed = (target) => (event) => follow(target, event);
  switch (entity.type) {
    case "text_link":
      return link(node, entity.url, follow);
    case "url":
      return link(node, /^[a-z]+:/i.test(whole) ? whole : `https://${whole}`, follow);
    case "bot_command":
      return make("button", { type: "button", class: "link", dir: "ltr", onclick: pressed({ command: whole }) }, node);
    case "mention":
      return make("bdi", { class: "mention" }, node);
    case "spoiler":
      return spoiler(node);
    default:
      return TAGS[entity.type] ? make(TAGS[entity.type], {}, node) : node;
  }
}

function link(node, url, follow) {
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: (event) => follow({ url }, event) }, node);
}

function spoiler(node) {
  const shown = make("button", {
    type: "button",
    class: "spoiler",
    "aria-label": word("hidden"),
    onclick: () => {
      shown.replaceWith(make("span", {}, node));
    },
  }, make("span", { "aria-hidden": "true" }, node.cloneNode?.(true) ?? node));
  return shown;
}
