// What a living page costs in Chromium in kiosk mode, on the display in DISPLAY: the processor while it moves and while
// it stands, the frames it drew, the memory, and how long a touch takes to show (TOUCH.py; not asked without it).
// usage: node page_cost.mjs FILE.html SECONDS WIDTHxHEIGHT [TOUCH.py X Y TIMES]; prints one JSON object.
import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { memoryOf, processorOf } from "./family.mjs";

const [file, seconds, size] = [process.argv[2], Number(process.argv[3]), process.argv[4].split("x").map(Number)];
const server = await chromium.launchServer({
  executablePath: "/usr/bin/chromium",
  headless: false,
  args: ["--no-sandbox", "--kiosk", `--window-size=${size}`, "--window-position=0,0"],
});
const pid = server.process().pid;
const browser = await chromium.connect(server.wsEndpoint());
const page = await browser.newPage({ viewport: { width: size[0], height: size[1] } });
await page.goto(pathToFileURL(file).href);

const share = async (alive) => {
  await page.evaluate((on) => window.live(on), alive);
  await page.waitForTimeout(1500);
  const [begun, cpu, drawn] = [performance.now(), processorOf(pid), await page.evaluate(() => window.frames_drawn)];
  await page.waitForTimeout(seconds * 1000);
  const ms = performance.now() - begun;
  const frames = (await page.evaluate(() => window.frames_drawn)) - drawn;
  return { cores: (processorOf(pid) - cpu) / ms, frames_s: (frames / ms) * 1000 };
};
const moving = await share(true);
const kib = memoryOf(pid);
let touches = [];
if (process.argv[5]) {
  const told = await new Promise((done, broken) => execFile("python3", process.argv.slice(5), (error, out) => (error ? broken(error) : done(out))));
  touches = told.trim().split("\n").map((ms) => (ms === "none" ? Infinity : Number(ms))).sort((a, b) => a - b);
}
const still = await share(false);
console.log(JSON.stringify({
  moving_cores: moving.cores,
  moving_frames_s: moving.frames_s,
  still_cores: still.cores,
  touch_ms: touches[Math.floor(touches.length / 2)] ?? null,
  kib,
}));
await browser.close();
await server.close();
