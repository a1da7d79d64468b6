// Bars: days, types, who did most. A click on a bar chooses it.
import { byId, el, svg } from "./dom.js";
import { HARMS, figure } from "./words.js";

const BARS = 60, FEWEST = 24;

export function show(summary, choose) {
  byId("days").replaceChildren(timeline(summary.days, choose));
  byId("types").replaceChildren(...bars(Object.entries(summary.types), (name) => choose("type", name)));
  byId("actors").replaceChildren(...bars(summary.actors.map((each) => [each.name, each.count]),
    (name) => choose("actor", name)));
  byId("pairs").replaceChildren(...bars(summary.pairs.map((each) => [`${each.actor} → ${each.recipient}`, each.count,
    each.actor]), (name, pair) => choose("actor", pair)));
  const told = HARMS.filter((harm) => summary.tolls[harm]);
  byId("tolls").replaceChildren(el("p", {}, told.map((harm) => `${figure(summary.tolls[harm])} ${harm}`).join(", ")
    || "none told"), el("p", { class: "note" }, "Added over events, not happenings: two articles on one count twice."));
}

function bars(rows, choose) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return rows.sort((a, b) => b[1] - a[1]).slice(0, 8).map(([name, count, rest]) =>
    el("button", { class: "bar", "data-type": name, click: () => choose(name, rest) },
      el("bdi", {}, name), el("meter", { min: 0, max: most, value: count, "aria-hidden": "true" }), el("b", {}, count)));
}

function timeline(byDay, choose) {
  const days = Object.entries(byDay).slice(-BARS);
  const totals = days.map(([, types]) => Object.values(types).reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...totals), room = Math.max(FEWEST, days.length);
  const chart = svg("svg", { viewBox: `0 0 ${room * 5} 60`, preserveAspectRatio: "none", role: "group", "aria-label": "Events by day" });
  days.forEach(([day, types], index) => {
    let base = 58;
    const stack = Object.entries(types).sort().map(([type, count]) => {
      const height = (count / most) * 54;
      base -= height;
      return svg("rect", { x: (room - days.length + index) * 5, y: base, width: 4, height, "data-type": type });
    });
    const pick = () => choose("day", day);
    chart.append(svg("g", { tabindex: 0, role: "button", "aria-label": `${day}: ${totals[index]}`, click: pick,
      keydown: (event) => event.key === "Enter" && pick() },
      svg("title", {}, `${day}: ${totals[index]}`),
      svg("rect", { class: "reach", x: (room - days.length + index) * 5, y: 0, width: 5, height: 60 }), stack));
  });
  const ends = days.length ? `${days[0][0]} to ${days.at(-1)[0]}` : "no day is told";
  return el("div", {}, chart, el("p", { class: "note" }, days.length === BARS ? `the last ${BARS} days with events: ` : "", ends));
}
