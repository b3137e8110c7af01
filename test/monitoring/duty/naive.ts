import type { Rota } from "../../../estate/kinds/rota.js";

/**
 * Who is on shift at one minute, worked out the slow way and apart from the resolver: shift after shift from a
 * layer's first day, minute by minute where a shift may be empty. Dates are those of `Date`, read as UTC.
 */
export function naivelyOnShift(
  rota: Rota,
  minute: number,
  isWorked: (day: string) => boolean | undefined,
): string[] {
  const byRole = new Map<string, string | undefined>();
  rota.layers.forEach((layer, index) => {
    const role = layer.role ?? `line-${index + 1}`;
    byRole.set(role, byRole.get(role) ?? inLayer(layer, minute, isWorked));
  });
  return [...new Set([...byRole.values()].filter((person) => person !== undefined))];
}

type Layer = Rota["layers"][number];

function inLayer(
  layer: Layer,
  minute: number,
  isWorked: (day: string) => boolean | undefined,
): string | undefined {
  const applies = (at: number) => isMinuteWorked(layer, at, isWorked);
  const end = layer.expires ? startMinute(layer, layer.expires) : Number.POSITIVE_INFINITY;
  if (minute < startOfShift(layer, 0) || minute >= end || !applies(minute)) return undefined;
  const order = [...layer.people];
  let served = 0;
  for (let shift = 0; ; shift++) {
    const [from, to] = [startOfShift(layer, shift), Math.min(startOfShift(layer, shift + 1), end)];
    const turn = layer.fair ? served : shift;
    const shiftBy = layer.fair ? Math.floor(turn / order.length) : 0;
    if (minute < to) return order[(turn + shiftBy) % order.length];
    if (halfHours(from, to).some(applies)) served++;
  }
}

function halfHours(from: number, to: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / 30) }, (_, index) => from + index * 30);
}

function startMinute(layer: Layer, day: string): number {
  return Date.parse(`${day}T${layer.handover}:00Z`) / 60_000;
}

function startOfShift(layer: Layer, shift: number): number {
  const amount = shift * layer.rotation.every;
  if (layer.rotation.unit !== "months") {
    const length = { hours: 60, days: 1440, weeks: 10_080 }[layer.rotation.unit];
    return startMinute(layer, layer.from) + amount * length;
  }
  const wanted = Number(layer.from.slice(8));
  const first = new Date(`${layer.from.slice(0, 7)}-01T${layer.handover}:00Z`);
  first.setUTCMonth(first.getUTCMonth() + amount);
  const month = first.getUTCMonth();
  for (let day = wanted; ; day--) {
    const date = new Date(first);
    date.setUTCDate(day);
    if (date.getUTCMonth() === month) return date.getTime() / 60_000;
  }
}

const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

function isMinuteWorked(
  layer: Layer,
  minute: number,
  isWorked: (day: string) => boolean | undefined,
): boolean {
  const sinceHandover = new Date((minute - minutesSinceMidnight(layer.handover)) * 60_000);
  const weekday = names[sinceHandover.getUTCDay()];
  if (layer.weekdays && weekday && !layer.weekdays.includes(weekday)) return false;
  const worked = isWorked(sinceHandover.toISOString().slice(0, 10));
  if (layer.calendar === "workdays" && worked !== true) return false;
  if (layer.calendar === "holidays" && worked !== false) return false;
  if (!layer.hours) return true;
  const clock = minute % 1440;
  const [from, to] = [minutesSinceMidnight(layer.hours.from), minutesSinceMidnight(layer.hours.to)];
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
}

function minutesSinceMidnight(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
