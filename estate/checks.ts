import { readdirSync } from "node:fs";
import type { Entity, Kind, Path } from "./entity.js";
import type { Estate } from "./estate.js";
import type { Rule, Template } from "./findings/rule.js";
import { modulesIn } from "./registry.js";
import type { Side } from "./source/place.js";

/** A place in an entity. */
export interface At {
  readonly entity: Entity;
  /** From the entity's own beginning. @default the entity itself */
  readonly path?: Path;
  /** @default "value" */
  readonly side?: Side;
}

/** One breach of a rule: where, with what particulars, and what else belongs to it. */
export interface Breach<P> {
  readonly at: At;
  /**
   * The entity that is told of, and that an exception names, where it is another than the one the place is in: a
   * pool, whose circuit is written in the plane's file. @default the place's entity
   */
  readonly about?: Entity;
  readonly params: P;
  readonly related?: readonly At[];
}

/** What a check may know beside the estate. */
export interface CheckContext {
  /** The day asked about, `YYYY-MM-DD`, in the estate's time zone. */
  readonly today: string;
}

/** A rule across files, and the pure function that finds its breaches. One file in `checks/` each. */
export interface Check<P> extends Rule<P> {
  find(estate: Estate, context: CheckContext): Iterable<Breach<P>>;
}

/** What a rule about findings may know. */
interface ReviewContext extends CheckContext {
  /** Every finding of the checks, whether an exception accepts it or not, as `findingKey` writes it. */
  readonly found: ReadonlySet<string>;
  /** Every rule by its code. */
  readonly rules: ReadonlyMap<string, Rule<never>>;
}

/** A rule about what the checks found, such as an exception that fits nothing. It runs after them. */
export interface Review<P> extends Rule<P> {
  review(estate: Estate, context: ReviewContext): Iterable<Breach<P>>;
}

/** States a check; the identity function, for the types. */
export function defineCheck<P>(check: Check<P>): Check<P> {
  return check;
}

/** States a review; the identity function, for the types. */
export function defineReview<P>(review: Review<P>): Review<P> {
  return review;
}

/** The message of a rule that can be broken in several ways: the template named by `params.fault`. */
export function byFault<P extends { readonly fault: string }>(
  templates: {
    readonly [F in P["fault"]]: Template<P & { readonly fault: F }>;
  },
): Template<P> {
  const of = ({ fault }: P) => templates[fault as P["fault"]] as Template<P>;
  return {
    zh: (params) => of(params).zh(params),
    en: (params) => of(params).en(params),
    variants: Object.values<Template<never>>(templates),
  };
}

/** A place in an entity, as checks write it. */
export function at<K extends Kind>(entity: Entity<K>, path: Path = [], side: Side = "value"): At {
  return { entity: entity as Entity, path, side };
}

/** How a finding names its entity, and an exception too: `application education/xueji`. */
function label(entity: Entity): string {
  return `${entity.kind} ${entity.id}`;
}

/** The entity that a breach is told of, as findings name it. */
export function subjectOf({ at, about = at.entity }: Breach<unknown>): string {
  return label(about);
}

/** A code and the entity it was told of. An exception for this pair accepts every finding of the code there. */
export function findingKey(code: string, entity: string): string {
  return `${code} ${entity}`;
}

/** Every check and review, read from the folder `checks/` and the folders in it. */
export async function allChecks(): Promise<readonly (Check<unknown> | Review<unknown>)[]> {
  const root = new URL("./checks/", import.meta.url);
  const areas = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = [root, ...areas.map(({ name }) => new URL(`${name}/`, root)).sort(byAddress)];
  const modules = await Promise.all(
    folders.map((folder) => modulesIn<Check<unknown> | Review<unknown>>(folder)),
  );
  return modules.flat().filter((module) => module !== undefined);
}

function byAddress(a: URL, b: URL): number {
  return a.href < b.href ? -1 : 1;
}
