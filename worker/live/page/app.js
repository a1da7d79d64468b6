// Puts the parts together: asks for what the filters choose, follows the stream, obeys the keys.
import * as charts from "./charts.js";
import * as detail from "./detail.js";
import { ask, byId, later } from "./dom.js";
import * as feed from "./feed.js";
import * as filters from "./filters.js";
import * as map from "./map.js";
import { start as startTrial } from "./trial.js";

const RETRY = 5000; // milliseconds until a refused stream is tried again
let stream = null, asked = 0, fresh = 0;

const open = (event) => { location.hash = `event=${encodeURIComponent(event.id)}`; };

function choose(name, value) {
  if (name !== "day") return filters.toggle(name, value);
  const form = byId("filters").elements;
  const held = form.since.value === value && form.until.value === value;
  form.since.value = form.until.value = held ? "" : value;
  return changed();
}

const status = (text, kind) => {
  byId("status").textContent = text;
  byId("status").dataset.kind = kind;
};

function sums(answer) {
  byId("count").textContent = `${answer.matching} of ${answer.held} events held; at most the newest ${answer.cap} are`;
  charts.show(answer.summary, choose);
  map.show(answer.summary);
}

async function refresh() {
  const mine = (asked += 1);
  try {
    const answer = await ask(`/api/events?${filters.query()}`);
    if (mine !== asked) return;
    byId("wrong").textContent = "";
    byId("try-open").hidden = !answer.try;
    byId("shown").textContent = answer.matching > answer.shown ? `(the newest ${answer.shown} of ${answer.matching})` : "";
    feed.show(answer.events, open);
    sums(answer);
    follow(answer.mark);
    if (answer.ailment) status(answer.ailment, "bad");
  } catch (error) {
    if (mine !== asked) return;
    byId("wrong").textContent = error.message;
    status("not connected", "bad");
    if (error instanceof TypeError) setTimeout(refresh, RETRY);
  }
}

const recount = later(1000, async () => {
  const query = filters.query();
  query.set("limit", "1");
  try { sums(await ask(`/api/events?${query}`)); } catch { /* the stream tells when nobody answers */ }
});

function follow(mark) {
  stream?.close();
  const query = filters.query();
  query.set("after", mark);
  const mine = (stream = new EventSource(`/api/stream?${query}`));
  mine.onopen = () => status("live", "good");
  mine.addEventListener("put", (message) => {
    feed.put(JSON.parse(message.data), open);
    fresh += 1;
    document.title = document.hidden ? `(${fresh}) Eventwire live` : "Eventwire live";
    recount();
  });
  mine.addEventListener("gone", (message) => { feed.gone(JSON.parse(message.data).id); recount(); });
  mine.addEventListener("reset", () => refresh());
  mine.onerror = () => {
    status("connecting again", "bad");
    if (mine.readyState === EventSource.CLOSED && mine === stream) setTimeout(() => mine === stream && refresh(), RETRY);
  };
}

const changed = later(200, () => { filters.writeAddress(); refresh(); });

function byAddress() {
  const id = new URLSearchParams(location.hash.slice(1)).get("event");
  if (id) detail.open(id);
}

function theme() {
  const root = document.documentElement;
  const dark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  root.dataset.theme = dark ? "light" : "dark";
}

const KEYS = {
  "/": () => byId("filters").elements.text.focus(),
  j: () => feed.step(1),
  k: () => feed.step(-1),
  c: () => byId("filters").reset(),
  t: theme,
  "?": () => byId("keys").showModal(),
};

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, dialog[open]");
  if (event.key === "Escape" && event.target.closest?.("form")) event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
byId("detail").addEventListener("close", () => history.replaceState(null, "", location.pathname + location.search));
byId("theme").addEventListener("click", theme);
byId("keys-open").addEventListener("click", KEYS["?"]);
addEventListener("hashchange", byAddress);
document.addEventListener("visibilitychange", () => { fresh = 0; document.title = "Eventwire live"; });

filters.start(changed);
startTrial();
await map.start(choose).catch(() => {});
await refresh();
byAddress();
