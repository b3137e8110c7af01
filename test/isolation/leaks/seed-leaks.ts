import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { groupBy, loadEstate } from "../../../estate/index.js";
import { findingsAbout } from "../../../isolation/checks.js";
import { type Intent, intentOf } from "../../../isolation/intent/intent.js";
import { listingOf } from "../../../isolation/listing/listing.js";
import { type Stack, synthesisedStacks } from "../../../isolation/objects/terraform.js";
import { type Extranet, extranetOn } from "../../../isolation/planes/extranet.js";
import { type Ground, groundOf } from "../../../isolation/planes/ground.js";
import { extranetOf } from "../../../isolation/planes/sessions.js";
import { type World, worldOfStacks } from "../../../isolation/world.js";
import { stacksOf } from "../../../stacks/app.js";
import { synthesise } from "../../../stacks/synthesis/synthesise.js";
import { spoils } from "./kinds.js";
import type { Mutation, Resources } from "./mutation.js";
import { Random } from "./random.js";

/** What an estate brings into being, ready to be spoilt, pool by pool. */
export interface Province {
  readonly pools: ReadonlyMap<string, readonly Stack[]>;
  readonly intent: Intent;
  readonly ground: Ground;
}

export async function provinceOf(folder: string): Promise<Province> {
  const { estate } = await loadEstate(folder);
  if (!estate) throw new Error(`${folder} cannot be read`);
  const declared = { intent: intentOf(estate), ground: groundOf(estate) };
  const out = mkdtempSync(join(tmpdir(), "zhengyun-leaks-"));
  try {
    await synthesise(await stacksOf(estate), { out, jobs: 1 });
    return { pools: groupBy(synthesisedStacks(out), ({ pool }) => pool), ...declared };
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

/** What stacks permit, beside what the province they are of means. */
export function worldIn(
  { intent, ground }: Province,
  stacks: readonly Stack[],
  extranet: Extranet = extranetOn(ground, extranetOf(stacks)),
): World {
  return worldOfStacks(stacks, intent, () => extranet);
}

/** Spoils the output of a province in random places, one at a time. */
export async function* trials(province: Province, seed: number, most: number): AsyncGenerator<Trial> {
  const { pools } = province;
  const random = new Random(seed);
  const clean = new Map<string, { readonly world: World; readonly listed: string }>();
  const stacks = [...pools.values()].flat();
  const kinds = Object.entries(spoils).map(([kind, { among, spoil }]) => ({
    kind,
    spoil,
    places: stacks.filter(({ text }) => text.includes(among)),
  }));
  for (let attempt = 0, count = 0; count < most; attempt++) {
    const { kind, spoil, places } = kinds[attempt % kinds.length] ?? fail();
    const place = random.of(places) ?? fail();
    const stack = JSON.parse(place.text) as { resource: Resources };
    const mutation = spoil(stack.resource, random);
    if (!mutation) continue;
    count++;
    const whole = pools.get(place.pool) ?? [];
    const before = clean.get(place.pool) ?? withListing(worldIn(province, whole));
    clean.set(place.pool, before);
    const spoilt = whole.map((one) => (one === place ? { ...one, text: JSON.stringify(stack) } : one));
    const isSame = !place.text.includes("metallb.io/");
    const world = worldIn(province, spoilt, isSame ? before.world.network?.() : undefined);
    const findings = await findingsAbout(world, "audit");
    const texts = findings.map(({ code, entity, message }) => `${code} ${entity}: ${message.en}`);
    yield {
      ...mutation,
      kind,
      changesReachability: listed(world) !== before.listed,
      caught: texts.filter((text) => mutation.names.some((name) => text.includes(name))),
    };
  }
}

function withListing(world: World) {
  return { world, listed: listed(world) };
}

function fail(): never {
  throw new Error("the province has nothing that could be spoilt");
}

/** Findings about a province as it is. */
export function findingsOfClean(province: Province) {
  return findingsAbout(worldIn(province, [...province.pools.values()].flat()), "audit");
}

/** Everything that may happen: connections of pods, routes that sessions exchange, who gets which addresses. */
function listed(world: World): string {
  const { allowed, unknown } = listingOf(world);
  const { sessions = [], balancers = [], addressPools = [] } = world.network?.() ?? {};
  const exchanged = [...sessions, ...balancers].flatMap(({ vrf, nodes, peer, announces, takes }) =>
    [...new Set([announces, takes].flat().map((one) => JSON.stringify(one)))].map(
      (one) => `${vrf} ${nodes} ${peer} ${one}`,
    ),
  );
  return JSON.stringify([allowed, unknown, [...new Set(exchanged)].sort(), addressPools]);
}
