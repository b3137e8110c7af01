import type { Text } from "./findings/rule.js";

/** Where a circuit or router stands and what it hangs on; rooms and power feeds are named within their site. */
export interface Standing {
  readonly site: string;
  readonly room: string;
  readonly power: string;
  readonly device: string;
  readonly duct?: string;
}

type Key = "duct" | "room" | "power" | "device";

/** One thing whose failure takes both. */
export interface SharedFate {
  readonly key: Key;
  readonly name: string;
}

const words: Readonly<Record<Key, Text>> = {
  duct: { zh: "管道", en: "duct" },
  room: { zh: "机房", en: "room" },
  power: { zh: "供电", en: "power feed" },
  device: { zh: "设备", en: "device" },
};

export function wordOf({ key }: SharedFate): Text {
  return words[key];
}

/** What two circuits or routers both hang on. */
export function sharedFates(a: Standing, b: Standing): SharedFate[] {
  const isSame: Readonly<Record<Key, boolean>> = {
    duct: a.duct === b.duct,
    room: a.site === b.site && a.room === b.room,
    power: a.site === b.site && a.power === b.power,
    device: a.device === b.device,
  };
  return (Object.keys(isSame) as Key[]).flatMap((key) => {
    const name = a[key];
    return isSame[key] && name !== undefined ? [{ key, name }] : [];
  });
}
