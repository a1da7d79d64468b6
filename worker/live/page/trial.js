// "Try it": a text goes to the worker on this machine; what it finds is shown as every other event.
import { ask, byId, el } from "./dom.js";
import * as detail from "./detail.js";
import { line } from "./feed.js";

export function start() {
  byId("try-open").addEventListener("click", () => byId("try").showModal());
  byId("try-go").addEventListener("click", go);
  byId("try-file").addEventListener("change", async () => {
    const [file] = byId("try-file").files;
    if (file) byId("try-text").value = await file.text();
  });
}

async function go() {
  const text = byId("try-text").value;
  const type = /^\s*<(!doctype|html|article|p|div)\b/i.test(text) ? "text/html" : "text/plain";
  byId("try-status").textContent = "reading (the first time takes some seconds)";
  byId("try-go").disabled = true;
  try {
    const headers = { "Content-Type": type, "X-Eventwire": "try" };
    const found = await ask("/api/try", { method: "POST", headers, body: text });
    byId("try-status").textContent = `${found.events.length} events`;
    byId("try-found").replaceChildren(...found.events.map((each) => el("li", {}, line(each, () => open(each)))));
  } catch (error) {
    byId("try-status").textContent = error.message;
  }
  byId("try-go").disabled = false;
}

function open(each) {
  detail.show(each);
  byId("detail").showModal();
}
