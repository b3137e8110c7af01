import { at } from "../objects/fields.js";
import type { Manifest } from "../objects/object.js";
import { isRecord } from "../plan/canonical.js";
import type { Difference } from "./differences.js";

/** Who wrote a field, as far as the API server recorded it: the program, not the person. */
export interface Author {
  readonly manager: string;
  /** `Apply` or `Update`. */
  readonly operation: string;
  /** When, in UTC; left out where it was not recorded. */
  readonly time?: string;
  /** Whether that one wrote this very field; else it is the last one that wrote anything in the object. */
  readonly ofField: boolean;
}

interface Entry {
  readonly manager: string;
  readonly operation: string;
  readonly time?: string;
  readonly fields: unknown;
}

/** Who wrote a field of an object last. A field that was taken away belongs to nobody. */
export function authorOf(object: Manifest, path: Difference["path"]): Author | undefined {
  const entries = entriesOf(object);
  const owners = entries.filter(({ fields }) => owns(fields, path, object));
  const isOwned = owners.length > 0;
  const last = (isOwned ? owners : entries).toSorted((a, b) => compare(a.time, b.time)).at(-1);
  if (!last) return undefined;
  const { fields, ...author } = last;
  return { ...author, ofField: isOwned };
}

/** Who made an object: whoever wrote in it first. */
export function makerOf(object: Manifest): Author | undefined {
  const [first] = entriesOf(object).sort((a, b) => compare(a.time, b.time));
  if (!first) return undefined;
  const { fields, ...author } = first;
  const made = at(object, "metadata", "creationTimestamp");
  return { ...author, ...(typeof made === "string" ? { time: made } : {}), ofField: true };
}

function compare(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function entriesOf(object: Manifest): Entry[] {
  const managed = at(object, "metadata", "managedFields");
  if (!Array.isArray(managed)) return [];
  return managed.flatMap((entry: unknown): Entry[] => {
    // What controllers write into `status` is no part of what we compare.
    if (!isRecord(entry) || entry.subresource === "status") return [];
    const { manager, operation, time, fieldsV1 } = entry;
    return [
      {
        manager: String(manager ?? ""),
        operation: String(operation ?? ""),
        ...(typeof time === "string" ? { time } : {}),
        fields: fieldsV1,
      },
    ];
  });
}

/** Whether a set of fields holds a path: all the way, or up to a part that belongs to one writer as a whole. */
function owns(fields: unknown, path: Difference["path"], value: unknown): boolean {
  let inner = value;
  let node = fields;
  for (const step of path) {
    if (!isRecord(node)) return false;
    const keys = Object.keys(node);
    if (keys.length === 0) return true;
    const item: unknown = Array.isArray(inner) ? inner[Number(step)] : at(inner, String(step));
    const key = typeof step === "string" ? `f:${step}` : keys.find((one) => isKeyOf(one, item));
    if (key === undefined || !(key in node)) return false;
    node = node[key];
    inner = item;
  }
  return isRecord(node);
}

/** Items of a list are found by a few of their fields, `k:{"port":443}`, or by their value, `v:"get"`. */
function isKeyOf(key: string, item: unknown): boolean {
  if (key.startsWith("v:")) return key.slice(2) === JSON.stringify(item);
  if (!key.startsWith("k:")) return false;
  const wanted: unknown = JSON.parse(key.slice(2));
  return isRecord(wanted) && Object.entries(wanted).every(([name, value]) => at(item, name) === value);
}
