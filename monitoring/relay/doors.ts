import { createHmac, hash, timingSafeEqual } from "node:crypto";

/** Whether a caller shows what it must: `Bearer <secret>`, or `Basic` where the secret is `user:password`. */
export function isCaller(header: string | undefined, secret: string): boolean {
  const [scheme = "", shown = ""] = (header ?? "").split(" ");
  if (/^bearer$/i.test(scheme)) return same(shown, secret);
  return /^basic$/i.test(scheme) && same(Buffer.from(shown, "base64").toString("utf8"), secret);
}

/** What one person shows to act on one incident; nobody can make it without the relay's secret. */
export function personToken(secret: string, incident: string, person: string): string {
  return createHmac("sha256", secret).update(`${incident}\n${person}`).digest("base64url");
}

/** Compares in a time that tells nothing. */
export function same(a: string, b: string): boolean {
  const digest = (text: string) => hash("sha256", text, "buffer");
  return b !== "" && timingSafeEqual(digest(a), digest(b));
}
