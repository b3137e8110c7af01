import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupBy, loadEstate } from "../../../estate/index.js";
import { findingsAbout } from "../../../isolation/checks.js";
import { type Intent, intentOf } from "../../../isolation/intent/intent.js";
import { listingOf } from "../../../isolation/listing/listing.js";
import { type Stack, synthesisedStacks } from "../../../isolation/objects/terraform.js";
import { type World, worldOfStacks } from "../../../isolation/world.js";
import { stacksOf } from "../../../stacks/app.js";
import { synthesise } from "../../../stacks/synthesis/synthesise.js";
import { type Mutation, type Resources, spoils } from "./mutations.js";
import { Random } from "./random.js";

/** What an estate brings into being, ready to be spoilt, pool by pool. */
export interface Province {
  readonly pools: ReadonlyMap<string, readonly Stack[]>;
  readonly intent: Intent;
}

export async function provinceOf(folder: string): Promise<Province> {
  const { estate } = await loadEstate(folder);
  if (!estate) throw new Error(`${folder} cannot be read`);
  const out = mkdtempSync(join(tmpdir(), "zhengyun-leaks-"));
  try {
    await synthesise(await stacksOf(estate), { out, jobs: 1 });
    return { pools: groupBy(synthesisedStacks(out), ({ pool }) => pool), intent: intentOf(estate) };
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** What one mutation did, and what was said about it. */
export interface Trial extends Mutation {
  readonly kind: string;
  readonly changesReachability: boolean;
  /** Findings that call one of its names. */
  readonly caught: readonly string[];
}

/** Spoils the output of a province in random places, one at a time. */
export async function* trials(
  { pools, intent }: Province,
  seed: number,
  most: number,
): AsyncGenerator<Trial> {
  const random = new Random(seed);
  const clean = new Map<string, World>();
  const kinds = Object.keys(spoils);
  const places = [...pools.values()].flatMap((stacks) =>
    stacks.filter(({ text }) => text.includes("kubernetes_network_policy_v1")),
  );
  for (let attempt = 0, count = 0; count < most; attempt++) {
    const kind = kinds[attempt % kinds.length] ?? "";
    const place = random.of(places);
    if (!place) return;
    const stack = JSON.parse(place.text) as { resource: Resources };
    const mutation = spoils[kind]?.(stack.resource, random);
    if (!mutation) continue;
    count++;
    const whole = pools.get(place.pool) ?? [];
    if (!clean.has(place.pool)) clean.set(place.pool, worldOfStacks(whole, intent));
    const spoilt = whole.map((one) => (one === place ? { ...one, text: JSON.stringify(stack) } : one));
    const world = worldOfStacks(spoilt, intent);
    const findings = await findingsAbout(world, "audit");
    const texts = findings.map(({ code, entity, message }) => `${code} ${entity}: ${message.en}`);
    yield {
      ...mutation,
      kind,
      changesReachability: listed(world) !== listed(clean.get(place.pool) ?? world),
      caught: texts.filter((text) => mutation.names.some((name) => text.includes(name))),
    };
  }
}

/** Findings about a province as it is. */
export function findingsOfClean({ pools, intent }: Province) {
  return findingsAbout(worldOfStacks([...pools.values()].flat(), intent), "audit");
}

function listed(world: World): string {
  const { allowed, unknown } = listingOf(world);
  return JSON.stringify([allowed, unknown]);
}
