// What the kiosk's first screen costs as a page in Chromium: from launch to the first frame after load, and the memory of
// all its processes. usage: node page_start.mjs FILE.html; prints one JSON object.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { memoryOf } from "./family.mjs";

const begun = performance.now();
const server = await chromium.launchServer({ executablePath: "/usr/bin/chromium", headless: false, args: ["--no-sandbox", "--kiosk", "--window-size=1920,1080"] });
const browser = await chromium.connect(server.wsEndpoint());
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.goto(pathToFileURL(process.argv[2]).href);
await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
const ms = performance.now() - begun;
console.log(JSON.stringify({ ms: Math.round(ms), kib: memoryOf(server.process().pid) }));
await browser.close();
await server.close();
