// Every page that a role reaches by following links, as that role: in both languages, at a desk and on a telephone, with
// scripts on and off. axe-core (WCAG 2.2 A and AA, and its best practices) must find nothing, nothing may have to be pushed
// sideways, and scripts may make no difference. A kind of page that an earlier role had is only opened, but for the first
// page of each role.
// Standard input: {"url","accounts":[{"role","login","password","key"}],"fresh":{"login","password"},"pictures":folder}; `fresh`
// has no second step yet. Exits 0, or 1 with what was wrong; prints how many pages were looked at.
import { readFileSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { oneTimeCode, signIn } from "./sign_in.mjs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const faults = [];
let looked = 0;
const known = new Set();  // kinds of page that some role was looked at with
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

// Kept only where a folder is named: for people to look at.
async function keep(page, name) {
  if (asked.pictures) await page.screenshot({ path: `${asked.pictures}/${name}.png`, fullPage: true });
}

async function judge(page, name) {
  ++looked;
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const one of found.violations) {
    faults.push(`${name}: ${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) faults.push(`${name}: ${wide} px wider than the screen`);
  await keep(page, name.replaceAll(/[^a-z0-9]+/gi, "-"));
}

const text = (page) => page.evaluate(() => document.body.innerText.replaceAll(/\d/g, "0"));
const context = (options) => browser.newContext({ ...options, reducedMotion: "reduce" });

// Same kind of page, same look: a person's page is looked at once a role.
const kind = (path) => path.replace(/\/[0-9a-f]{16}\b/, "/{id}").replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}\b/, "/{id}");

async function links(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href^="/"]:not([download])')].map((a) => a.getAttribute("href").split("#")[0]).filter((path) => !/^\/(language|assets)\//.test(path)));
}

try {
  for (const account of asked.accounts) {
    const door = await context({ locale: "sv-SE", viewport: sizes.desk });
    const first = await door.newPage();
    await signIn(first, { ...account, url: asked.url });
    const home = new URL(first.url()).pathname;
    const storageState = await door.storageState();
    await door.close();

    const desk = await (await context({ locale: "sv-SE", viewport: sizes.desk, storageState })).newPage();
    const phone = await (await context({ locale: "en-GB", viewport: sizes.phone, storageState })).newPage();
    const plain = await (await context({ locale: "en-GB", viewport: sizes.phone, storageState, javaScriptEnabled: false })).newPage();
    const seen = new Set();
    const waiting = [home];
    while (waiting.length > 0) {
      const path = waiting.shift();
      if (path === "/" || seen.has(kind(path))) continue;  // "/" only leads to the first page
      seen.add(kind(path));
      const answer = await desk.goto(asked.url + path);
      if (answer.status() !== 200) faults.push(`${account.role} ${path}: ${answer.status()}`);
      waiting.push(...(await links(desk)));
      if (path !== home && known.has(kind(path))) continue;
      known.add(kind(path));
      await judge(desk, `${account.role} ${kind(path)} sv`);
      await phone.goto(asked.url + path);
      await judge(phone, `${account.role} ${kind(path)} en phone`);
      await plain.goto(asked.url + path);
      if ((await text(plain)) !== (await text(phone))) faults.push(`${account.role} ${path}: reads otherwise without scripts`);
    }
    await desk.goto(`${asked.url}/people/0123456789abcdef`);
    if (!known.has("nobody")) await judge(desk, `${account.role} nobody sv`);
    known.add("nobody");
    for (const page of [desk, phone, plain]) await page.context().close();
  }

  // The doors: an account's first sign-in, with every page on the way.
  const page = await (await context({ locale: "en-GB", viewport: sizes.phone })).newPage();
  const both = async (name) => {
    await judge(page, `${name} en phone`);
    await page.setViewportSize(sizes.desk);
    await judge(page, `${name} en`);
    await page.setViewportSize(sizes.phone);
  };
  await page.goto(asked.url);
  await page.locator("#login").fill(asked.fresh.login);
  await page.locator("#password").fill("not the password");
  await page.locator("main form button").first().click();
  await both("sign-in refused");
  await page.locator("#password").fill(asked.fresh.password);
  await page.locator("main form button").first().click();
  await page.locator("details summary").click();
  await both("enrol");
  const key = await page.locator(".key").innerText();
  await page.locator("#code").fill(oneTimeCode(key));
  await page.locator("main form button").first().click();
  await both("recovery");
  const recovery = await page.locator(".codes li").first().innerText();
  await page.context().clearCookies();
  await page.goto(asked.url);
  await page.locator("#login").fill(asked.fresh.login);
  await page.locator("#password").fill(asked.fresh.password);
  await page.locator("main form button").first().click();
  await page.locator("#code").fill("000000");
  await page.locator("main form button").first().click();
  await both("code refused");
  await page.locator("details summary").click();
  await page.locator("#recovery").fill(recovery);
  await page.locator("details form button").click();
  if (new URL(page.url()).pathname.startsWith("/sign-in")) faults.push("a recovery code does not let in");
  await page.goto(`${asked.url}/w`);
  await both("visitor");
} catch (error) {
  faults.push(error.stack);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`WRONG: ${fault}`);
console.log(`${looked} pages looked at`);
process.exitCode = faults.length > 0 ? 1 : 0;
