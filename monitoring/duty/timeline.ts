import type { Rota } from "../../estate/kinds/rota.js";
import type { WorkCalendar } from "../../estate/work-calendar.js";
import { type Minute, minuteOf } from "./clock.js";
import type { Span } from "./spans.js";
import { type Turn, turnsOf } from "./turns.js";

/** Somebody on shift, and why. */
export interface Post {
  readonly person: string;
  readonly role: string;
  /** Index of the layer; left out for an override that fits none. */
  readonly layer?: number;
  /** Whom they stand in for, by an override or a swap. */
  readonly instead?: string;
}

/** A time in which the same people are on shift. */
export interface Watch extends Span {
  /** In the order in which they are told; empty when nobody is on shift. */
  readonly posts: readonly Post[];
}

/** What a rota is read against. */
export interface DutyClock {
  /** Minutes that the estate's time zone is ahead of UTC. */
  readonly offset: Minute;
  readonly calendar: WorkCalendar;
}

/** Who is on shift at every minute of a time: watches in order, without a gap between them, neighbours unlike. */
export function timelineOf(rota: Rota, within: Span, clock: DutyClock): Watch[] {
  const layers = rota.layers.map((layer) => turnsOf(layer, within, clock.calendar));
  const changes = changesOf(rota, clock.offset);
  const watches: Watch[] = [];
  const next = layers.map(() => 0);
  for (const span of steps(layers, changes, within)) {
    let posts = postsOf(rota, layers, next, span.from);
    for (const change of changes) posts = change.apply(posts, span);
    const told = onePostEach(posts);
    const last = watches.at(-1);
    if (last && samePosts(last.posts, told)) watches[watches.length - 1] = { ...last, to: span.to };
    else watches.push({ ...span, posts: told });
  }
  return watches;
}

/** The name of a layer's role; layers without one are lines in their order. */
function roleOf(rota: Rota, layer: number): string {
  return rota.layers[layer]?.role ?? `line-${layer + 1}`;
}

/** The times between any two changes. */
function* steps(
  layers: readonly (readonly Turn[])[],
  changes: readonly Change[],
  within: Span,
): Generator<Span> {
  const cuts = new Set<Minute>([within.from, within.to]);
  for (const { from, to } of [...layers.flat(), ...changes]) {
    for (const cut of [from, to]) if (within.from < cut && cut < within.to) cuts.add(cut);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  for (const [index, from] of sorted.entries()) {
    const to = sorted[index + 1];
    if (to !== undefined) yield { from, to };
  }
}

/** One person for each role, from the first of its layers that has somebody. `next` moves on with the minute. */
function postsOf(
  rota: Rota,
  layers: readonly (readonly Turn[])[],
  next: number[],
  minute: Minute,
): readonly Post[] {
  const posts = new Map<string, Post | undefined>();
  for (const [layer, turns] of layers.entries()) {
    const role = roleOf(rota, layer);
    while ((turns[next[layer] ?? 0]?.to ?? Number.POSITIVE_INFINITY) <= minute)
      next[layer] = (next[layer] ?? 0) + 1;
    const turn = turns[next[layer] ?? 0];
    const isOn = turn !== undefined && turn.from <= minute;
    if (!posts.get(role)) posts.set(role, isOn ? { person: turn.person, role, layer } : undefined);
  }
  return [...posts.values()].filter((post) => post !== undefined);
}

/** Something that changes who is on shift for a time. */
interface Change extends Span {
  apply(posts: readonly Post[], at: Span): readonly Post[];
}

/** Swaps first, then overrides in their order, so that the later word wins. */
function changesOf(rota: Rota, offset: Minute): Change[] {
  const spanned = (one: { starts: string; ends: string }) => ({
    from: minuteOf(one.starts, offset),
    to: minuteOf(one.ends, offset),
  });
  const during = (span: Span, act: (posts: readonly Post[]) => readonly Post[]): Change => ({
    ...span,
    apply: (posts, at) => (span.from <= at.from && at.to <= span.to ? act(posts) : posts),
  });
  return [
    ...rota.swaps.map((swap) =>
      during(spanned(swap), (posts) => posts.map((post) => swapped(post, swap.between))),
    ),
    ...rota.overrides.map((one) => during(spanned(one), (posts) => overridden(posts, one, firstRole(rota)))),
  ];
}

function firstRole(rota: Rota): string {
  return roleOf(rota, 0);
}

function swapped(post: Post, [one, other]: readonly [string, string]): Post {
  if (post.person === one) return { ...post, person: other, instead: one };
  return post.person === other ? { ...post, person: one, instead: other } : post;
}

type Override = Rota["overrides"][number];

function overridden(posts: readonly Post[], override: Override, firstOfRota: string): readonly Post[] {
  const { person, replaces, role, alone } = override;
  const stand = (post: Post): Post => ({ ...post, person, instead: post.person });
  if (alone) return [{ person, role: role ?? posts[0]?.role ?? firstOfRota }];
  if (replaces !== undefined) return posts.map((post) => (post.person === replaces ? stand(post) : post));
  const target = role ?? posts[0]?.role;
  const hasTarget = posts.some((post) => post.role === target);
  if (!hasTarget) return [{ person, role: target ?? firstOfRota }, ...posts];
  return posts.map((post) => (post.role === target ? stand(post) : post));
}

/** Nobody is told twice: who stands in two roles counts in the first. */
function onePostEach(posts: readonly Post[]): readonly Post[] {
  const seen = new Set<string>();
  return posts.filter(({ person }) => !seen.has(person) && seen.add(person));
}

function samePosts(a: readonly Post[], b: readonly Post[]): boolean {
  return (
    a.length === b.length &&
    a.every((post, index) => {
      const other = b[index];
      return (
        post.person === other?.person &&
        post.role === other.role &&
        post.layer === other.layer &&
        post.instead === other.instead
      );
    })
  );
}
