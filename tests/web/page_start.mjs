// What the kiosk's first screen costs as a page in Chromium: from launch to the first frame after load, and the memory of
// all its processes. usage: node page_start.mjs FILE.html; prints one JSON object.
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const begun = performance.now();
const server = await chromium.launchServer({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const browser = await chromium.connect(server.wsEndpoint());
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.goto(pathToFileURL(process.argv[2]).href);
await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
const ms = performance.now() - begun;
console.log(JSON.stringify({ ms: Math.round(ms), kib: memoryOf(server.process().pid) }));
await browser.close();
await server.close();

// The share of memory that is this process's and its children's own (PSS), in KiB.
function memoryOf(root) {
  const parents = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const family = (pid) => pid === root || (parents.has(pid) && family(parents.get(pid)));
  let kib = 0;
  for (const pid of parents.keys()) {
    if (!family(pid)) continue;
    try {
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // As above.
    }
  }
  return kib;
}
