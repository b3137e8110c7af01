import { groupBy } from "../../estate/estate.js";
import type { Bounds } from "../promql/bounds.js";
import { eitherShape, type Shape, Shapes, withLabels } from "../promql/shape.js";
import { type Facts, factsOf } from "./facts/facts.js";
import { boundsOfMetric } from "./metric-kind.js";
import type { RuleNode } from "./source/model.js";
import { Subject } from "./subject.js";

export interface LintOptions {
  /** Seconds between two scrapes, where no catalogue says. */
  readonly scrapeInterval: number;
  /** Seconds between two evaluations of a group that has no interval of its own. */
  readonly evaluationInterval: number;
  readonly facts: Facts;
}

/** All rules that are linted together, and what they know of each other. */
export class Scene {
  /** Recording rules by the name of what they record. */
  readonly recordings: ReadonlyMap<string, readonly Subject[]>;
  /** Recording rules, with what they mean. */
  readonly #subjects = new Map<RuleNode, Subject>();
  readonly #shapes = new Map<string, Shape | undefined>();

  constructor(
    readonly rules: readonly RuleNode[],
    readonly options: LintOptions,
  ) {
    for (const rule of rules) {
      if (rule.kind === "record") this.#subjects.set(rule, new Subject(rule, this));
    }
    this.recordings = groupBy(this.#subjects.values(), ({ rule }) => rule.name);
  }

  /** A rule with what it means. Alerts are read anew each time: no other rule asks for them. */
  subjectOf(rule: RuleNode): Subject {
    return this.#subjects.get(rule) ?? new Subject(rule, this);
  }

  get facts(): Facts {
    return this.options.facts;
  }

  /** The labels of a recorded series; undefined for what none of the rules records. */
  readonly recorded = (metric: string): Shape | undefined => {
    if (this.#shapes.has(metric)) return this.#shapes.get(metric);
    const some = this.recordings.get(metric);
    // A recording that reads itself, directly or not, tells nothing of its labels.
    this.#shapes.set(metric, undefined);
    const shapes = some?.map(({ expr, rule }) => {
      if (!expr) return undefined;
      const labels = [...rule.labels, ...rule.group.labels].map(({ key }) => key);
      return withLabels(new Shapes(this.recorded).of(expr), labels);
    });
    const known = shapes?.filter((shape) => shape !== undefined);
    const shape =
      known && known.length > 0 && known.length === shapes?.length ? eitherShape(known) : undefined;
    this.#shapes.set(metric, shape);
    return shape;
  };

  readonly boundsOf = (metric: string): Bounds | undefined =>
    this.recordings.has(metric) ? undefined : boundsOfMetric(this.facts, metric);

  /** Seconds between two samples of a metric. */
  intervalOf(metric: string | undefined): number {
    const recording = metric === undefined ? undefined : this.recordings.get(metric)?.[0];
    if (recording) return recording.rule.group.interval ?? this.options.evaluationInterval;
    const known = metric === undefined ? undefined : factsOf(this.facts, metric)?.interval;
    return known ?? this.options.scrapeInterval;
  }
}

/** A function of a scene that is worked out once for it, however many rules ask. */
export function perScene<T extends object>(make: (scene: Scene) => T): (scene: Scene) => T {
  const made = new WeakMap<Scene, T>();
  return (scene) => {
    const value = made.get(scene) ?? make(scene);
    made.set(scene, value);
    return value;
  };
}
