// The feed: a line an event, the newest first.
import { byId, el, said } from "./dom.js";
import { days, names, toll, where } from "./words.js";

const MOST = 300; // lines that are drawn
const list = byId("feed");
const lines = new Map();

export function line(event, open) {
  const quoted = event.quoted ? `“${event.words}”` : event.words;
  return el("button", { class: "line", "data-type": event.type, click: () => open(event) },
    el("span", { class: "head" },
      el("b", {}, event.plover ?? event.type), " ",
      event.modality === "actual" ? "" : el("i", { class: "modality" }, event.modality), " ",
      el("span", { class: "date" }, days(event.date))),
    el("span", { class: "who" }, said(names(event.actors) || (event.recipients.length ? "?" : "")),
      event.recipients.length ? [" → ", said(names(event.recipients))] : ""),
    el("span", { class: "words" }, said(quoted), event.channel ? [" on ", said(event.channel)] : ""),
    el("span", { class: "foot" }, said(where(event.place)), el("span", {}, toll(event.casualties)),
      event.stances.length ? el("span", {}, event.stances.join(", ")) : "",
      el("span", { class: "sure", title: "confidence" }, event.confidence.toFixed(2)),
      said(event.article.source ?? "")));
}

function item(event, open) {
  const made = el("li", {}, line(event, open));
  lines.set(event.id, made);
  return made;
}

export function show(events, open) {
  lines.clear();
  list.replaceChildren(...events.slice(0, MOST).map((event) => item(event, open)));
}

export function put(event, open) {
  gone(event.id);
  const made = item(event, open);
  made.classList.add("fresh");
  list.prepend(made);
  while (list.children.length > MOST) list.lastElementChild.remove();
}

export function gone(id) {
  lines.get(id)?.remove();
  lines.delete(id);
}

export function step(by) {
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus();
}
