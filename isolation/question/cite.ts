import { readFileSync } from "node:fs";
import { join } from "node:path";
import { placeOf } from "../../estate/source/place.js";
import type { Applied, Match } from "../engine/regime.js";
import { grantOf } from "../identity.js";
import type { Direction } from "../objects/model.js";
import type { World } from "../world.js";

/** A grant, as those need it who want to know why a path exists. */
export interface GrantCite {
  readonly id: string;
  readonly purpose?: string;
  readonly approver?: string;
  /** The first day on which it is no longer valid. */
  readonly expires?: string;
  /** Where the estate declares it. */
  readonly file?: string;
  readonly line?: number;
}

/** A policy, and where it stands. */
export interface PolicyCite {
  readonly kind: "NetworkPolicy" | "ClusterNetworkPolicy";
  /** `namespace/name`, or the name alone. */
  readonly policy: string;
  readonly file: string;
  readonly line: number;
  readonly grant?: GrantCite;
}

/** A rule that decided. */
export interface RuleCite extends PolicyCite {
  /** Its place in the policy: `spec.egress[0]`. */
  readonly rule: string;
  readonly action?: string;
}

/** Tells where policies, rules and grants stand. */
export class Citations {
  readonly #grants = new Map<string, GrantCite>();

  constructor(private readonly world: World) {}

  policy({ policy }: Applied): PolicyCite {
    const { source } = policy;
    const { file, line } = this.world.places.of(source.origin, ["metadata", "name"]);
    const note = grantOf(source);
    return {
      kind: "tier" in source ? "ClusterNetworkPolicy" : "NetworkPolicy",
      policy: "namespace" in source ? `${source.namespace}/${source.name}` : source.name,
      file,
      line,
      ...(note ? { grant: this.#grant(note) } : {}),
    };
  }

  rule({ applied, rule }: Match, direction: Direction): RuleCite {
    const place = this.world.places.of(applied.policy.source.origin, ["spec", direction, rule.index]);
    return {
      ...this.policy(applied),
      file: place.file,
      line: place.line,
      rule: `spec.${direction}[${rule.index}]`,
      ...("action" in rule.source ? { action: rule.source.action } : {}),
    };
  }

  /** What a policy notes of its grant, and what the estate says beside. */
  #grant(note: GrantCite): GrantCite {
    const known = this.#grants.get(note.id);
    if (known) return known;
    const { intent } = this.world;
    const declared = intent?.grants.find(({ id }) => id === note.id);
    const cite =
      intent && declared
        ? {
            id: note.id,
            purpose: declared.purpose,
            approver: declared.approver,
            expires: declared.expires,
            file: declared.file,
            line: placeOf(readFileSync(join(intent.root, declared.file), "utf8"), [...declared.path, "from"])
              .line,
          }
        : note;
    this.#grants.set(note.id, cite);
    return cite;
  }
}
