// Signing in as people do: the name and password, then the six digits of a code app. The codes are made here by Node's own
// HMAC (RFC 6238), so that the portal's are checked by another hand.
import { createHmac } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function oneTimeCode(key, later = 0) {
  const bits = [...key.replaceAll(" ", "")].map((c) => letters.indexOf(c).toString(2).padStart(5, "0")).join("");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac("sha1", Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)))).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// account: {"url","login","password","key"}. A code works once; who signed in a moment ago takes another one.
export async function signIn(page, account) {
  await page.goto(account.url);
  await page.locator('input[autocomplete="username"]').fill(account.login);
  await page.locator('input[type="password"]').fill(account.password);
  await page.locator("main form button").first().click();
  for (const later of [-1, 0, 1]) {
    await page.locator("#code").fill(oneTimeCode(account.key, later));
    await page.locator("main form button").first().click();
    if (!new URL(page.url()).pathname.startsWith("/sign-in")) return;
  }
  throw new Error(`${account.login} could not sign in`);
}
