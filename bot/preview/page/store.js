// What the page knows of the chats, as the server tells it.

const messages = new Map(); // chat -> Map of id -> message
const listeners = [];
let face = {};

export const scenes = [];
export let username = "";
export let isReadOnly = false;

export function begin(start) {
  scenes.push(...start.scenes);
  username = start.username;
  isReadOnly = start.read_only;
  for (const scene of scenes) messages.set(scene.id, new Map());
  const feed = new EventSource("/feed");
  feed.addEventListener("message", (event) => take(JSON.parse(event.data)));
  feed.addEventListener("open", () => tell({ kind: "lost", is: false }));
  feed.addEventListener("error", () => tell({ kind: "lost", is: true }));
}

export const sceneOf = (chat) => scenes.find((scene) => scene.id === chat);
export const messagesOf = (chat) => [...messages.get(chat).values()].sort((a, b) => a.message_id - b.message_id);
export const faceIn = (language) => face[language] ?? { name: "", description: "", commands: {}, examples: [] };
export const isReady = () => face.is_ready === true;

export function onNews(listener) {
  listeners.push(listener);
}

// Returns the topic that a message stands in, null for none.
export const topicOf = (message) => (message.is_topic_message ? message.message_thread_id : null);

function take(news) {
  if (news.kind === "all") for (const each of messages.values()) each.clear();
  else if (news.kind === "face") face = news.face;
  else if (news.kind === "message") messages.get(news.chat).set(news.message.message_id, news.message);
  else if (news.kind === "gone") messages.get(news.chat).delete(news.id);
  tell(news);
}

function tell(news) {
  for (const listener of listeners) listener(news);
}
