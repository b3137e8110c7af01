import type { Listing, Pair } from "../../isolation/listing/listing.js";

/** A listing as CSV (RFC 4180): a head, then one line for each ordered pair and verdict. */
export function listingCsv({ allowed, unknown }: Listing): string {
  const lines = (pairs: readonly Pair[], verdict: string) =>
    pairs.map(({ from, to, ports }) => [from, to, verdict, ports.join(" ")].map(field).join(","));
  return ["from,to,verdict,ports", ...lines(allowed, "allowed"), ...lines(unknown, "unknown")].join("\r\n");
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
