// What is chosen: in the form, and in the address, so that an address can be passed on.
import { byId, el } from "./dom.js";

export const NAMES = ["text", "type", "country", "actor", "modality", "stance", "since", "until", "confidence"];
const TYPES = ["attack", "talks", "statement", "agree", "support", "concede", "cooperate", "aid", "retreat", "request",
  "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce"];
const CHOICES = {
  type: TYPES,
  modality: ["actual", "planned", "hypothetical", "denied", "historical"],
  stance: ["fact", "reported", "confirmed", "claimed", "accused", "denied"],
};
const form = byId("filters");

export function query() {
  const chosen = new URLSearchParams();
  for (const name of NAMES) {
    const value = form.elements[name].value.trim();
    if (value) chosen.set(name, value);
  }
  return chosen;
}

// Choose one more thing; a second time takes it back.
export function toggle(name, value) {
  const field = form.elements[name];
  const held = field.value === value;
  if (!held && field.tagName === "SELECT" && ![...field.options].some((option) => option.value === value)) {
    field.append(el("option", { value }, value));
  }
  field.value = held ? "" : value;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

export function readAddress() {
  const given = new URLSearchParams(location.search);
  for (const name of NAMES) {
    const value = given.get(name) ?? "";
    const field = form.elements[name];
    if (value && field.tagName === "SELECT" && ![...field.options].some((option) => option.value === value)) {
      field.append(el("option", { value }, value));
    }
    field.value = value;
  }
}

export function writeAddress() {
  const chosen = query().toString();
  history.replaceState(null, "", (chosen ? `?${chosen}` : location.pathname) + location.hash);
}

export function start(changed) {
  for (const [name, values] of Object.entries(CHOICES)) {
    form.elements[name].append(...values.map((value) => el("option", { value }, value)));
  }
  readAddress();
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
}
