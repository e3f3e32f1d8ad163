// A guide at a telephone with scripts switched off: signs in, finds the person in the inbox, reads what they wrote, accepts.
// Standard input: {"url","login","password","key","reference","reads":[texts the person's page must show],"pictures":folder}.
// Exits 0, or 1 with what was missing.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { signIn } from "./sign_in.mjs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();

  await signIn(page, asked);
  await look(page, "inbox");

  await page.locator("a", { hasText: asked.reads[0] }).first().click();
  const text = await page.locator("main").innerText();
  for (const expected of [asked.reference, ...asked.reads]) {
    if (!text.includes(expected)) throw new Error(`the person's page does not show "${expected}":\n${text}`);
  }
  await look(page, "person");

  await page.getByRole("button", { name: /^(Accept|Ta emot|Acceptera)/ }).first().click();
  await look(page, "accepted");
  if ((await page.getByRole("button", { name: /^(Accept|Ta emot|Acceptera)/ }).count()) > 0) {
    throw new Error("the person can still be accepted after they were");
  }
} catch (error) {
  console.error(`WRONG: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}

// Keeps a picture, and refuses a page that has to be pushed sideways on a telephone.
async function look(page, name) {
  await page.screenshot({ path: `${asked.pictures}/${name}.png`, fullPage: true });
  const box = await page.locator("body").boundingBox();
  if (box.width > 390) throw new Error(`the ${name} page is ${box.width} px wide on a telephone of 390`);
}
