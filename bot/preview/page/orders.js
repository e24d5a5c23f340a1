// Sends orders to the server.

import { toast } from "./elements.js";
import { word } from "./words.js";

// Returns the result of an order; undefined, after saying why, if it could not be carried out.
export async function order(name, body = {}) {
  return send(`/order/${name}`, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export async function upload(inChat, file, caption) {
  const headers = {
    "X-Order": encodeURIComponent(JSON.stringify(inChat)),
    "X-Name": encodeURIComponent(file.name),
    "X-Caption": encodeURIComponent(caption),
  };
  return send("/upload", { headers, body: file });
}

async function send(path, options) {
  let answer;
  try {
    const response = await fetch(path, { method: "POST", ...options });
    if (response.status === 401) location.assign("/login");
    answer = await response.json();
  } catch {
    answer = { error: word("lost") };
  }
  if (answer.error === undefined) return answer.result;
  toast(word("failed", { detail: answer.error }), true);
  return undefined;
}
