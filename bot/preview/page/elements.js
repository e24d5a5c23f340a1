// Makes elements without ever reading markup out of a text.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== ""));
  return element;
}

export function icon(name, isMirrored = false) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/icons.svg#${name}`);
  svg.setAttribute("aria-hidden", "true");
  if (isMirrored) svg.classList.add("mirrored");
  svg.append(use);
  return svg;
}

// Returns "rtl" or "ltr" by the first letter that has a direction, in names and commands none; "auto" without letters.
export function side(text) {
  const first = text.replace(/[@/]\w+/g, "").match(/\p{L}/u)?.[0];
  if (first === undefined) return "auto";
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? "rtl" : "ltr";
}

// Returns a text with each name and command in it kept apart from what stands around it: its sign must not change sides.
export const isolated = (text) => text.replace(/(?<!\S)[@/]\w+/g, "\u2066$&\u2069");

export function toast(text, isLong = false) {
  if (!text) return;
  const shown = make("p", { dir: "auto" }, text);
  document.querySelector("#toasts").append(shown);
  setTimeout(() => shown.remove(), isLong ? 8000 : 4000);
}
