import type { Path } from "../estate/entity.js";
import { byPlace, type Finding, type Place } from "../estate/findings/finding.js";
import { makeFinding } from "../estate/findings/make.js";
import type { Rule } from "../estate/findings/rule.js";
import { modulesIn } from "../estate/registry.js";
import type { Intent } from "./intent/intent.js";
import type { Origin } from "./objects/model.js";
import type { Cluster, World } from "./world.js";

/** One breach of a rule about what objects permit. */
export interface Breach<P> {
  /** What it is about, by name: `namespace education-xueji`. */
  readonly entity: string;
  readonly params: P;
  /** Where it stands: an object that was read, or a place in the estate. */
  readonly at: { readonly origin: Origin; readonly path?: Path } | { readonly declared: Place } | "nowhere";
}

/** Where something stands, if its input says so. */
export const atOrigin = (origin: Origin | undefined): Breach<unknown>["at"] =>
  origin ? { origin } : "nowhere";

/** What a check may know. */
export interface Scene {
  readonly world: World;
  readonly cluster: Cluster;
  /** What was meant, where that is known. */
  readonly intent: Intent | undefined;
}

/**
 * A rule about what objects permit, and the pure function that finds its breaches in one cluster. One file in
 * `checks/` each.
 */
interface IsolationCheck<P> extends Rule<P> {
  /** Whether every answer comes with its findings, or only an audit. */
  readonly when: "always" | "audit";
  find(scene: Scene): Iterable<Breach<P>>;
}

/** States a check; the identity function, for the types. */
export function defineIsolationCheck<P>(check: IsolationCheck<P>): IsolationCheck<P> {
  return check;
}

/** Every check, read from the folder `checks/`. */
export async function allIsolationChecks(): Promise<readonly IsolationCheck<unknown>[]> {
  const modules = await modulesIn<IsolationCheck<unknown>>(new URL("./checks/", import.meta.url));
  return modules.filter((module) => module !== undefined);
}

/**
 * Findings about a world: those that belong to every answer, or all.
 *
 * @param shown what people call a file that objects were read from. @default - its name
 */
export async function findingsAbout(
  world: World,
  when: "always" | "audit",
  shown = (file: string) => file,
): Promise<Finding[]> {
  const checks = (await allIsolationChecks()).filter((check) => when === "audit" || check.when === "always");
  const found = world.clusters.flatMap((cluster) =>
    checks.flatMap((check) =>
      [...check.find({ world, cluster, intent: world.intent })].map(({ entity, params, at }) =>
        makeFinding(check, params, cluster.pool ? `${cluster.pool}: ${entity}` : entity, placeOf(at)),
      ),
    ),
  );
  return found.sort(byPlace);

  function placeOf(at: Breach<unknown>["at"]): Place {
    if (at === "nowhere") return { file: "", line: 1, column: 1 };
    if ("declared" in at) return at.declared;
    const place = world.places.of(at.origin, at.path);
    return { ...place, file: shown(place.file) };
  }
}
