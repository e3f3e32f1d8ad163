// A visitor with the code of their receipt, on a telephone with scripts switched off: reads what is held, corrects the
// address, takes a copy. axe-core must find nothing wrong, in all six languages, and nothing may have to be pushed sideways.
// Standard input: {"url","code","says":[…],"pictures":folder or ""}. Exits 0, or 1 with what was wrong.
import { readFileSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";

const asked = JSON.parse(readFileSync(0, "utf8"));
const faults = [];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

async function see(page, language) {
  await page.goto(`${asked.url}/w?l=${language}`);
  await page.locator("#code").fill(asked.code);
  await page.locator('button[value="see"]').click();
}

async function judge(page, name) {
  await page.evaluate(axe.source);
  for (const fold of await page.locator("details").all()) await fold.evaluate((one) => (one.open = true));
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const one of found.violations) {
    faults.push(`${name}: ${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) faults.push(`${name}: ${wide} px wider than the screen`);
  if (asked.pictures) await page.screenshot({ path: `${asked.pictures}/${name}.png`, fullPage: true });
}

try {
  const plain = await (await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })).newPage();
  await see(plain, "en");
  const text = await plain.locator("main").innerText();
  for (const part of asked.says) if (!text.includes(part)) faults.push(`the page does not say ${part}`);
  await plain.locator("#email").fill("somewhere.else@example.org");
  await plain.locator('button[value="correct"]').click();
  if (!(await plain.locator(".msg.ok").innerText()).includes("guide is told")) faults.push("no word that it is saved");
  const [file] = await Promise.all([plain.waitForEvent("download"), plain.locator('button[value="copy"]').click()]);
  const copy = JSON.parse(readFileSync(await file.path(), "utf8"));
  if (copy.corrected.email !== "somewhere.else@example.org") faults.push("the copy has another address");
  for (const [language, size, scheme] of [["en", 1280, "light"], ["nl", 390, "light"], ["uk", 390, "dark"], ["sv", 1280, "dark"]]) {
    const page = await (await browser.newContext({ viewport: { width: size, height: 900 }, colorScheme: scheme })).newPage();
    await see(page, language);
    await judge(page, `visitor-held-${language}-${size}-${scheme}`);
    await page.context().close();
  }
} catch (error) {
  faults.push(error.stack);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`WRONG: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
