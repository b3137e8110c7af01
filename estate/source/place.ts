import type { Path } from "../entity.js";
import { jsonOffsetOf } from "./json-place.js";
import { Outline, type Side } from "./outline.js";

export type { Side } from "./outline.js";

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

const mostScans = 32;

/** A text with what is needed to say where things in it stand, worked out when first asked. */
class Places {
  #outline: Outline | undefined;
  #lineStarts: readonly number[] | undefined;
  #scans = 0;

  constructor(readonly text: string) {}

  offsetOf(path: Path, side: Side): number {
    const json = this.#mayScan() ? jsonOffsetOf(this.text, path, side) : undefined;
    if (json !== undefined) return json;
    this.#outline ??= new Outline(this.text);
    return this.#outline.find(path, side);
  }

  /** A few places in JSON are found faster without an outline, many with it. */
  #mayScan(): boolean {
    return !this.#outline && this.#scans++ < mostScans && /^\s*[{[]/.test(this.text);
  }

  lineColumn(offset: number): LineColumn {
    this.#lineStarts ??= lineStartsOf(this.text);
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * The texts asked about last, up to a few million characters, so that a thousand findings in a file cost one parse
 * and two files that are told about in turn cost two.
 */
const recent = new Map<string, Places>();
const mostCharacters = 4_000_000;
let characters = 0;

function placesOf(text: string): Places {
  const places = recent.get(text) ?? new Places(text);
  if (recent.delete(text)) characters -= text.length;
  recent.set(text, places);
  characters += text.length;
  for (const oldest of recent.keys()) {
    if (characters <= mostCharacters || oldest === text) break;
    recent.delete(oldest);
    characters -= oldest.length;
  }
  return places;
}

/** Line and column, from 1, of an offset in a text. */
export function lineColumn(text: string, offset: number): LineColumn {
  return placesOf(text).lineColumn(Math.max(0, offset));
}

/**
 * Where the value (or key) that a path leads to stands in a YAML text. A path that leads further than the
 * document goes gives the deepest place on the way, so a missing key is shown at the mapping that lacks it.
 * Positions are computed only when something is to be said about a file: reading a sound estate never pays.
 */
export function placeOf(text: string, path: Path, side: Side = "value"): LineColumn {
  const places = placesOf(text);
  return places.lineColumn(places.offsetOf(path, side));
}

/** Offset of the value (or key) that a path leads to; see `placeOf`. */
export function offsetOf(text: string, path: Path, side: Side = "value"): number {
  return placesOf(text).offsetOf(path, side);
}
