// The pack's own drawing of a poster, moved and lit as the kiosk does it: the same shapes, the same parallax, the same
// colours at the same moments (scene.lights, one every 50 ms, written by bench-scene). Only colours that change are set.
// What the expressions mean: assets/packs/reference.md.
"use strict";
const { svg, palette, sun, lights, every_ms: everyMs } = window.scene;
const root = document.getElementById("poster");
root.innerHTML = svg;
const drawing = root.querySelector("svg");
drawing.setAttribute("preserveAspectRatio", "xMidYMid slice");

const hex = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
const lerp = (a, b, t) => a + (b - a) * t;
const soft = 1;
function pieces(cuts, values, light, mix) {
  return values.slice(1).reduce((value, next, i) => mix(value, next, Math.min(1, Math.max(0, (light.elev - cuts[i] + soft) / (2 * soft)))), values[0]);
}
function number(e, light) {
  if (typeof e === "number") return e;
  if (typeof e === "string") return light[e];
  const [op, a, b, c] = e;
  if (op === "lin") return a * light.elev + b;
  if (op === "by") return pieces(a, b.map((piece) => number(piece, light)), light, lerp);
  const [x, y] = [number(a, light), number(b, light)];
  return op === "*" ? x * y : op === "-" ? x - y : lerp(x, y, number(c, light));
}
function colour(e, light) {
  if (typeof e === "string") return e[0] === "#" ? hex(e) : light.colours[e];
  const [op, a, b, t] = e;
  const mix = (x, y, way) => x.map((channel, i) => lerp(channel, y[i], way));
  if (op === "by") return pieces(a, b.map((piece) => colour(piece, light)), light, mix);
  const [x, y] = [colour(a, light), colour(b, light)];
  return op === "mul" ? x.map((channel, i) => (channel * y[i]) / 255) : mix(x, y, number(t, light));
}

// One rule a palette entry and use, so that a change of light sets some forty of them and walks over no shape.
const sheet = document.head.appendChild(document.createElement("style")).sheet;
const rules = new Map();
function rule(entry, kind) {
  const name = `${kind}${entry}`;
  if (!rules.has(name)) {
    sheet.insertRule(`.${name} {}`, sheet.cssRules.length);
    rules.set(name, { style: sheet.cssRules[sheet.cssRules.length - 1].style, entry, kind, last: "" });
  }
  return name;
}
for (const shape of drawing.querySelectorAll("path, circle, stop")) {
  const data = shape.dataset;
  if (shape.tagName === "stop") shape.classList.add(rule(data.c, "stop"));
  else if (data.c !== undefined) shape.classList.add(rule(data.c, "fill"));
  else shape.setAttribute("fill", data.g === undefined ? "none" : `url(#g${data.g})`);
  if (data.s !== undefined) shape.classList.add(rule(data.s, "stroke"));
  if (data.sg !== undefined) shape.setAttribute("stroke", `url(#g${data.sg})`);
  if (data.w !== undefined) shape.setAttribute("stroke-width", data.w);
  if (data.cap) shape.setAttribute("stroke-linecap", data.cap);
  if (data.join) shape.setAttribute("stroke-linejoin", data.join);
}
const layers = [...drawing.querySelectorAll("[data-parallax]")].map((g) => ({ g, parallax: Number(g.dataset.parallax) }));
const groups = [...drawing.querySelectorAll("[data-when]")].map((g) => ({ g, when: g.dataset.when.split(" | ").map((all) => all.split(" & ")) }));
const discs = [...drawing.querySelectorAll("[data-sun=disc] circle, circle[data-sun=disc]")];

function holds(condition, light) {
  const [, name, sign, value] = /^(\w+)([<>]=?)(.+)$/.exec(condition);
  const past = sign[0] === "<" ? Number(value) - light[name] : light[name] - Number(value);
  return past > (name === "elev" ? -soft : 0);
}
function show(light) {
  const shades = palette.map((entry) => {
    const [r, g, b] = colour(entry.c, light).map(Math.round);
    return { rgb: `rgb(${r},${g},${b})`, o: entry.o === undefined ? 1 : Math.min(1, Math.max(0, number(entry.o, light))) };
  });
  for (const one of rules.values()) {
    const { rgb, o } = shades[one.entry];
    const now = `${rgb} ${o.toFixed(3)}`;
    if (now === one.last) continue;
    one.last = now;
    one.style[one.kind === "stop" ? "stopColor" : one.kind] = rgb;
    if (one.kind !== "stop") one.style[`${one.kind}Opacity`] = o;
  }
  for (const { g, parallax } of layers) g.setAttribute("transform", `translate(${(light.drift * 480 * parallax).toFixed(1)} 0)`);
  for (const { g, when } of groups) g.style.display = when.some((all) => all.every((one) => holds(one, light))) ? "" : "none";
  for (const disc of discs) {
    disc.setAttribute("cy", number(sun.y, light) * 10);
    disc.setAttribute("r", number(sun.r, light) * 10 * Number(disc.dataset.k ?? 1));
  }
}

window.frames_drawn = 0;
let begun = 0, last = -1;
function frame(now) {
  begun ||= now;
  const at = Math.floor((now - begun) / everyMs);
  if (at !== last) {
    last = at;
    show(lights[at % lights.length]);
    window.frames_drawn += 1;
  }
  if (window.alive) requestAnimationFrame(frame);
}
show(lights[0]);
window.live = (alive) => {
  window.alive = alive;
  if (alive) requestAnimationFrame(frame);
};

// What answers a touch; tests/bench/touch.py looks from outside when it is seen.
const button = document.getElementById("begin");
button.addEventListener("pointerdown", () => button.classList.add("pressed"));
addEventListener("pointerup", () => button.classList.remove("pressed"));
