const binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"] as const;
const decimal = ["k", "M", "G", "T", "P", "E"] as const;

/**
 * The value of a Kubernetes quantity, `500m`, `160Gi`, `2k`, in thousandths so that comparing is exact.
 * @returns undefined if it is none
 */
export function milliOf(quantity: string): bigint | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d{1,3})\d*)?(m|[kMGTPE]|[KMGTPE]i)?$/.exec(quantity);
  if (!match) return undefined;
  const [, sign, whole = "0", fraction = "", unit = ""] = match;
  const thousandths = BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, "0") || "0");
  const value = scaled(thousandths, unit);
  return sign === "-" ? -value : value;
}

function scaled(thousandths: bigint, unit: string): bigint {
  if (unit === "m") return thousandths / 1000n;
  const power = binary.indexOf(unit as (typeof binary)[number]);
  if (power >= 0) return thousandths * 1024n ** BigInt(power + 1);
  return thousandths * 1000n ** BigInt(decimal.indexOf(unit as (typeof decimal)[number]) + 1);
}

/** Writes thousandths as people read them: the largest unit that leaves no fraction, binary units for bytes. */
export function quantityOf(milli: bigint, isBytes: boolean): string {
  if (milli % 1000n !== 0n) return isBytes ? `${milli}m` : String(Number(milli) / 1000);
  let whole = milli / 1000n;
  if (!isBytes) return `${whole}`;
  let unit = "";
  for (const next of binary) {
    if (whole === 0n || whole % 1024n !== 0n) break;
    whole /= 1024n;
    unit = next;
  }
  return `${whole}${unit}`;
}
