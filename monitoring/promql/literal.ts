const units: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

const duration = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const order = ["y", "w", "d", "h", "m", "s", "ms"] as const;

/** Seconds of `1h30m`; undefined for what is no duration. */
export function durationOf(text: string): number | undefined {
  if (text === "0") return 0;
  const found = text === "" ? null : duration.exec(text);
  if (!found) return undefined;
  return order.reduce((sum, unit, index) => sum + Number(found[index + 1] ?? 0) * (units[unit] ?? 0), 0);
}

/** `90` as `1m30s`, as people write it. */
export function durationText(seconds: number): string {
  let rest = Math.round(seconds * 1000) / 1000;
  let text = "";
  for (const unit of ["d", "h", "m", "s"] as const) {
    const size = units[unit] ?? 1;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return rest > 0.0005 ? `${text}${Math.round(rest * 1000)}ms` : text || "0s";
}

/** The value of a number or duration as PromQL writes it. */
export function numberOf(text: string): number {
  const plain = text.replaceAll("_", "").toLowerCase();
  if (plain === "inf" || plain === "+inf") return Number.POSITIVE_INFINITY;
  if (plain === "nan") return Number.NaN;
  if (/^0[0-7]+$/.test(plain)) return Number.parseInt(plain, 8);
  const number = Number(plain);
  return Number.isNaN(number) ? (durationOf(text) ?? Number.NaN) : number;
}

const escapes: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** What a quoted text stands for. */
export function unquote(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith("`") || !inner.includes("\\")) return inner;
  return inner.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs,
    (_, x, u, long, octal, one) => {
      if (one !== undefined) return escapes[one] ?? one;
      const code = octal === undefined ? Number.parseInt(x ?? u ?? long, 16) : Number.parseInt(octal, 8);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
    },
  );
}

/** An escape in a quoted text that PromQL does not know, such as `\.`: its offset. */
export function badEscape(quoted: string): number | undefined {
  if (quoted.startsWith("`")) return undefined;
  for (let at = quoted.indexOf("\\"); at >= 0; at = quoted.indexOf("\\", at + 2)) {
    const next = quoted[at + 1] ?? "";
    const isKnown = /[abfnrtv\\xuU0-7]/.test(next) || next === quoted[0];
    if (!isKnown) return at;
  }
  return undefined;
}
