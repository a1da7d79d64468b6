// The world as vector paths, Equal Earth; what is told only of a country shades it and is never a dot.
import { ask, byId, svg } from "./dom.js";

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const [HALF_WIDTH, HALF_HEIGHT] = [2.70663, 1.31738];
const GRID = 26; // pixels in which dots become one
const SHADES = [1, 3, 10, 30, 100];
const box = byId("map-box");
const countries = new Map();
let world = null, root = null, dots = null, view = null, places = [], choose = () => {};

// As worker/live/map_build.py projects the countries.
export function project(longitude, latitude, width) {
  const radians = Math.PI / 180;
  const angle = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude * radians));
  const square = angle * angle, sixth = square ** 3;
  const x = (2 * Math.sqrt(3) * longitude * radians * Math.cos(angle))
    / (3 * (9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1));
  const y = angle * (A1 + A2 * square + sixth * (A3 + A4 * square));
  const scale = width / (2 * HALF_WIDTH);
  return [(x + HALF_WIDTH) * scale, (HALF_HEIGHT - y) * scale];
}

export async function start(chosen) {
  choose = chosen;
  world = await ask("/page/world.json");
  const land = svg("g", { class: "land" });
  for (const [code, d] of Object.entries(world.countries)) {
    const path = svg("path", { d, click: () => choose("country", code) }, svg("title", {}, code));
    countries.set(code, path);
    land.append(path);
  }
  dots = svg("g", { class: "dots" });
  root = svg("svg", { role: "group", "aria-label": "World map of the events chosen" }, land, dots);
  box.replaceChildren(root);
  whole();
  moving();
}

function whole() {
  view = { x: 0, y: 0, width: world.width, height: world.height };
  look();
}

function look() {
  root.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  draw();
}

function zoom(factor, x = view.x + view.width / 2, y = view.y + view.height / 2) {
  const width = Math.min(world.width, Math.max(world.width / 40, view.width * factor));
  const share = width / view.width;
  view = { x: x - (x - view.x) * share, y: y - (y - view.y) * share, width, height: view.height * share };
  look();
}

function unit() {
  const size = root.getBoundingClientRect();
  return Math.max(view.width / Math.max(1, size.width), view.height / Math.max(1, size.height));
}

function moving() {
  for (const button of document.querySelectorAll("[data-zoom]")) {
    const kind = button.dataset.zoom;
    button.addEventListener("click", () => (kind === "all" ? whole() : zoom(kind === "in" ? 0.6 : 1 / 0.6)));
  }
  root.addEventListener("wheel", (event) => {
    event.preventDefault();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(root.getScreenCTM().inverse());
    zoom(event.deltaY < 0 ? 0.8 : 1.25, point.x, point.y);
  }, { passive: false });
  let from = null;
  root.addEventListener("pointerdown", (event) => { from = { x: event.clientX, y: event.clientY, view }; });
  addEventListener("pointerup", () => { from = null; });
  root.addEventListener("pointermove", (event) => {
    if (!from || view.width >= world.width) return;
    const step = unit();
    view = { ...view, x: from.view.x - (event.clientX - from.x) * step, y: from.view.y - (event.clientY - from.y) * step };
    root.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  });
  addEventListener("resize", draw);
}

export function show(summary) {
  if (!root) return;
  for (const [code, path] of countries) {
    const count = summary.countries[code] ?? 0;
    path.setAttribute("class", count ? `shade-${SHADES.filter((least) => count >= least).length}` : "");
    path.firstElementChild.textContent = count ? `${code}: ${count} told of the country` : code;
  }
  places = summary.places.map((place) => ({ ...place, at: project(place.longitude, place.latitude, world.width) }));
  draw();
}

function draw() {
  const step = unit(), cells = new Map();
  for (const place of places) {
    const key = `${Math.floor(place.at[0] / step / GRID)} ${Math.floor(place.at[1] / step / GRID)} ${place.wide}`;
    cells.get(key)?.push(place) ?? cells.set(key, [place]);
  }
  dots.replaceChildren(...[...cells.values()].map((cell) => dot(cell, step)));
}

function dot(cell, step) {
  const types = {};
  for (const place of cell) {
    for (const [type, count] of Object.entries(place.types)) types[type] = (types[type] ?? 0) + count;
  }
  const count = Object.values(types).reduce((sum, each) => sum + each, 0);
  const [type] = Object.entries(types).sort((a, b) => b[1] - a[1])[0];
  const [cx, cy] = [0, 1].map((axis) => cell.reduce((sum, place) => sum + place.at[axis], 0) / cell.length);
  const names = cell.map((place) => place.name).slice(0, 8).join(", ") + (cell.length > 8 ? " and more" : "");
  const wide = cell[0].wide;
  const r = Math.min(22, 3.5 + 2 * Math.sqrt(count)) * (wide ? 1.8 : 1) * step;
  const pick = () => (cell.length === 1 ? choose("text", cell[0].name) : zoom(0.4, cx, cy));
  return svg("circle", { cx, cy, r, class: wide ? "ring" : "dot", "data-type": type, tabindex: 0, role: "button",
    "aria-label": `${names}: ${count}`, click: pick, keydown: (event) => event.key === "Enter" && pick() },
    svg("title", {}, `${names}: ${count}`));
}
