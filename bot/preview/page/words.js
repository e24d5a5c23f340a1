// The language and the look of the page: chosen here, kept in the browser.

const OTHER = { ar: "en", en: "ar" };
let words = {};
let language = localStorage.getItem("language");
const listeners = [];

export function begin(given) {
  words = given;
  language ??= navigator.language?.startsWith("en") ? "en" : "ar";
  document.querySelector("#language").addEventListener("click", () => speak(OTHER[language]));
  document.querySelector("#theme").addEventListener("click", () => look(isDark() ? "light" : "dark"));
  look(localStorage.getItem("theme"));
  speak(language);
}

export const spoken = () => language;

// Returns the sentence of this name, with its {places} filled in.
export function word(name, values = {}) {
  return words[language][name].replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place);
}

export function onLanguage(listener) {
  listeners.push(listener);
}

export const time = (seconds) =>
  new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hour12: false, numberingSystem: "latn" }).format(
    new Date(seconds * 1000),
  );

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(language, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
    numberingSystem: "latn",
  }).format(value);

export const percent = (value) =>
  new Intl.NumberFormat(language, { style: "percent", numberingSystem: "latn" }).format(value);

function speak(chosen) {
  language = chosen;
  localStorage.setItem("language", chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === "ar" ? "rtl" : "ltr";
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    if (element.matches("button")) element.title = word(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = word(element.dataset.hint);
  const other = document.querySelector("#language");
  other.textContent = word("other_language");
  other.lang = OTHER[chosen];
  for (const listener of listeners) listener();
}

function isDark() {
  return (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "")) === "dark";
}

function look(theme) {
  if (!theme) return;
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}
