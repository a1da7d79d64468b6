// One event: its fields, and the words behind each. Whoever points at a field sees its words, and the other way round.
import { ask, byId, el, said } from "./dom.js";
import { HARMS, days, figure, plain, where } from "./words.js";

const dialog = byId("detail");
const ROLES = ["trigger", "actor", "recipient", "mediator", "date", "place", "figure", "quotation", "cue", "source",
  "subject", "outcome"];

export async function open(id) {
  try {
    show(await ask(`/api/events/${encodeURIComponent(id)}`));
  } catch (error) {
    dialog.replaceChildren(closer(), el("p", { role: "alert" }, error.message));
  }
  if (!dialog.open) dialog.showModal();
}

export function show(found) {
  const { event, pieces, whole, address } = found;
  const article = event.article ?? {};
  const text = el("div", { class: "text", tabindex: 0, "aria-label": "Words of the article" }, pieces.map(piece));
  const roles = ROLES.filter((role) => pieces.some((each) => each.roles?.includes(role)));
  dialog.replaceChildren(closer(),
    el("h2", { "data-type": event.type }, event.plover?.type ?? event.type, " ",
      el("small", {}, [...(event.plover?.modes ?? []), event.modality].join(", "))),
    el("p", { class: "article" }, said(article.title ?? article.id ?? ""), " ", el("small", {},
      said([article.source, article.published].filter(Boolean).join(", ")), " ",
      address ? el("a", { href: address, rel: "noreferrer noopener nofollow", target: "_blank" }, "the article") : "")),
    el("div", { class: "halves" }, el("table", {}, el("tbody", {}, rows(event))),
      el("div", {}, el("p", { class: "legend" }, roles.map((role) => el("mark", { "data-roles": role }, role))), text,
        whole ? "" : el("p", { class: "note" }, "This article’s text is not held: these are its words "
          + "that fields rest on, in their order."))),
    el("details", {}, el("summary", {}, "The message"), el("pre", {}, JSON.stringify(event, null, 1))),
    event.id && location.hash ? el("p", {}, el("a", { href: location.href }, "Link to this event")) : "");
  lights();
}

const closer = () => el("form", { method: "dialog" }, el("button", { "aria-label": "Close" }, "✕"));

function piece(each) {
  if (each.gap) return el("span", { class: "gap" }, " … ");
  if (!each.roles.length) return document.createTextNode(each.text);
  return el("mark", { "data-roles": each.roles.join(" "), "data-fields": each.fields.join(" ") }, each.text);
}

function rows(event) {
  const party = (each) => [each.name, plain(each.role ?? (each.kind === "unknown" ? "" : each.kind)), each.country]
    .filter(Boolean).join(", ");
  const sides = [["who", "actors"], ["whom", "recipients"], ["through", "mediators"]].flatMap(([label, side]) =>
    (event[side] ?? []).map((each, number) => row(label, `${side}.${number}`, party(each), each.wikidata)));
  const by = (each) => `${each.stance}${each.by ? ` by ${each.by.name}` : " by the article"}`
    + (each.of ? `: ${each.of.name}` : "") + (each.side ? ` (of the ${each.side})` : "");
  const counts = (event.casualties_by_source ?? []).map((each) =>
    row("by source", "casualties", `${figure(each)} ${each.harm}: ${each.by.name}`));
  const groups = (event.casualties_by_group ?? []).map((each) =>
    row("of these", "casualties", `${figure(each)} ${plain(each.group)} ${each.harm}`));
  return [
    row("words", "mentions", (event.mentions ?? []).slice(0, 3).map((span) => `“${span.text}”`).join(" ")), ...sides,
    event.quotation ? row("said", "quotation", [event.quotation.form, event.quotation.channel,
      ...(event.quotation.via ?? [])].filter(Boolean).join(", ")) : "",
    event.subject ? row("about", "subject", event.subject.text) : "",
    event.outcome ? row("outcome", "outcome", plain(event.outcome.kind)) : "",
    event.date ? row("when", "date", `${days(event.date)} (${event.date.precision}, ${basis(event.date)})`,
      event.date.text) : "",
    event.place ? row("where", "place", `${where(event.place)} (${event.place.precision}, ${basis(event.place)})`,
      event.place.geonames_id && `GeoNames ${event.place.geonames_id}`) : "",
    ...HARMS.filter((harm) => event.casualties?.[harm]).map((harm) =>
      row(harm, "casualties", figure(event.casualties[harm]))),
    ...groups, ...counts,
    ...(event.attribution ?? []).map((each, number) => row("source", `attribution.${number}`, by(each))),
    row("confidence", "mentions", String(event.confidence ?? "")),
    row("codes", "mentions", [event.plover?.type, ...(event.plover?.contexts ?? []), event.cameo && `CAMEO ${event.cameo}`,
      event.acled?.event_type, event.acled?.sub_event_type].filter(Boolean).join(", ")),
  ];
}

const basis = (value) => (value.basis === "text" ? "told" : `from ${value.basis}`);

const row = (label, field, value, more) => el("tr", { "data-field": field, tabindex: 0 },
  el("th", { scope: "row" }, label), el("td", {}, said(value), more ? el("small", {}, " ", said(more)) : ""));

function lights() {
  const marks = [...dialog.querySelectorAll("[data-fields]")], fields = [...dialog.querySelectorAll("[data-field]")];
  const light = (wanted, scroll) => {
    const lit = marks.filter((mark) => mark.classList.toggle("lit",
      mark.dataset.fields.split(" ").some((field) => wanted.includes(field))));
    for (const each of fields) each.classList.toggle("lit", wanted.includes(each.dataset.field));
    if (scroll) lit[0]?.scrollIntoView({ block: "nearest" });
  };
  for (const each of fields) {
    for (const kind of ["mouseenter", "focus"]) each.addEventListener(kind, () => light([each.dataset.field], true));
    each.addEventListener("mouseleave", () => light([], false));
  }
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => light(mark.dataset.fields.split(" "), false));
    mark.addEventListener("mouseleave", () => light([], false));
  }
}
