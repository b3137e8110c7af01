import { UsageError } from "../../estate/usage-error.js";
import { type Carriage, isCut, Transport } from "../planes/transport.js";
import type { World } from "../world.js";
import { addressPaths } from "./address-paths.js";
import { Citations } from "./cite.js";
import { crossPoolPaths } from "./cross-pool.js";
import { failing } from "./failing.js";
import type { Leg, Verdict } from "./leg.js";
import { nearTo } from "./near.js";
import { type Party, partyOf } from "./party.js";
import { podPaths } from "./pod-paths.js";
import { type AskedPorts, askedPorts } from "./ports.js";

/** Connections of one kind between two peers. */
export interface Path {
  /** `namespace/Kind/name` or `ip:FIRST-LAST`, after the pool where there are several. */
  readonly from: string;
  readonly to: string;
  readonly verdict: Outcome;
  /** The ports of which the verdict speaks. */
  readonly ports: readonly string[];
  readonly legs: readonly Leg[];
  /** The Service that the connections go through. */
  readonly through?: string;
  /** Which planes carry it; left out within a pool that has not failed, and where nothing is known of planes. */
  readonly carried?: Carriage;
}

/** What becomes of a path: what policies say, unless a failure has left nothing that carries it. */
export type Outcome = Verdict | "cut";

/** A name in a question, and what it was taken for. */
interface Asked {
  readonly name: string;
  readonly is: Party["what"];
}

/** What became of a question. */
export interface Answer {
  readonly from: Asked;
  readonly to: Asked;
  /** `TCP/443`; left out where all ports were asked about. */
  readonly port?: string;
  /** Allowed if any pod of the one can reach any of the other on any of the ports. */
  readonly verdict: Outcome;
  /** Ordered pairs of peers by what becomes of them. */
  readonly pairs: Pairs;
  /** Allowed, unknown and cut paths; where there are none, one that is denied, as an example of why. */
  readonly paths: readonly Path[];
  /** Whether pods of the input were asked about, or such as may come to be. */
  readonly isHypothetical: boolean;
  /** Where it was asked about a failure. */
  readonly failure?: {
    readonly failed: readonly string[];
    /** The verdict without it. */
    readonly before: Verdict;
  };
}

/** What a part of a question came to: paths that are open or unknown, one denied as an example, and how many. */
export interface Found {
  readonly paths: Path[];
  readonly denied: Path | undefined;
  readonly pairs: Pairs;
}

type Pairs = Readonly<Record<Outcome, number>>;

export const nothingFound: Found = {
  paths: [],
  denied: undefined,
  pairs: { allowed: 0, denied: 0, unknown: 0, cut: 0 },
};

/** What the parts of a question share. */
export interface Question {
  readonly world: World;
  readonly ports: AskedPorts | undefined;
  readonly cite: Citations;
  readonly transport: Transport;
}

/** What becomes of a path that policies judge, given what carries it. */
export function outcomeOf(verdict: Verdict, carried: Carriage | undefined): Outcome {
  return verdict !== "denied" && carried && isCut(carried) ? "cut" : verdict;
}

/**
 * Answers whether one party can reach another.
 *
 * @param port `tcp/443`; all ports where it is left out
 * @param transport what carries paths. @default the world's network, with nothing failed
 * @throws UsageError for names that mean nothing, and where neither side has pods
 */
export function ask(
  whole: World,
  fromName: string,
  toName: string,
  port?: string,
  transport = new Transport(whole.network, []),
): Answer {
  const world = nearTo(whole, [fromName, toName]);
  const from = partyOf(world, fromName);
  const to = partyOf(world, toName);
  const ports = port === undefined ? undefined : askedPorts(port);
  const found = find(from, to, { world, ports, cite: new Citations(world), transport });
  const all = found.reduce(sum, nothingFound);
  const open = all.paths.sort((a, b) => rank(a) - rank(b) || order(a.from, b.from) || order(a.to, b.to));
  const asked =
    ports && `${ports.protocol}/${ports.first === ports.last ? ports.first : `${ports.first}-${ports.last}`}`;
  return {
    from: { name: from.label, is: from.what },
    to: { name: to.label, is: to.what },
    ...(asked === undefined ? {} : { port: asked }),
    verdict: outcomes.find((one) => all.pairs[one] > 0) ?? "denied",
    pairs: all.pairs,
    paths: open.length > 0 || !all.denied ? open : [all.denied],
    isHypothetical: world.clusters.some(({ isHypothetical }) => isHypothetical),
  };
}

/**
 * The same when some elements have failed.
 * @param failed as `failures` names them: `plane:a`
 * @throws UsageError for an element that there is not, too
 */
export function askUnderFailure(
  world: World,
  from: string,
  to: string,
  failed: readonly string[],
  port?: string,
): Answer {
  const now = failing(world, failed);
  const before = ask(world, from, to, port).verdict as Verdict;
  return { ...ask(now.world, from, to, port, now.transport), failure: { failed, before } };
}

function find(from: Party, to: Party, question: Question): Found[] {
  if (from.kind === "pods" && to.kind === "pods") {
    return [podPaths(from, to, question), crossPoolPaths(from, to, question)];
  }
  if (from.kind === "pods" && to.kind === "addresses") return [addressPaths(from, to, "egress", question)];
  if (from.kind === "addresses" && to.kind === "pods") return [addressPaths(to, from, "ingress", question)];
  throw new UsageError(
    {
      zh: `${from.label} 与 ${to.label} 都不在集群中`,
      en: `neither ${from.label} nor ${to.label} is in a cluster`,
    },
    { zh: "至少一方应有工作负载", en: "at least one of the two must have pods" },
  );
}

function sum(one: Found, other: Found): Found {
  return {
    paths: [...one.paths, ...other.paths],
    denied: one.denied ?? other.denied,
    pairs: {
      allowed: one.pairs.allowed + other.pairs.allowed,
      denied: one.pairs.denied + other.pairs.denied,
      unknown: one.pairs.unknown + other.pairs.unknown,
      cut: one.pairs.cut + other.pairs.cut,
    },
  };
}

/** The first that comes up is what is said of the whole. */
const outcomes = ["allowed", "unknown", "cut", "denied"] as const;

function rank({ verdict }: Path): number {
  return outcomes.indexOf(verdict);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
