import type { Text } from "../estate/findings/rule.js";
import type { Estate } from "../estate/index.js";
import { nearest } from "../estate/source/validate.js";
import { UsageError } from "../estate/usage-error.js";
import type { StackSpec } from "../stacks/layer.js";

/** A pool that plan and apply leave alone, and why. */
export interface LeftOut {
  readonly pool: string;
  readonly reason: Text;
}

/** Which stacks are to be planned. */
export interface Selection {
  readonly specs: readonly StackSpec[];
  readonly leftOut: readonly LeftOut[];
}

const reasons: Readonly<Record<"manifests" | "observed", Text>> = {
  manifests: {
    zh: "由其运营方按交付的清单执行（用 zhengyun render 生成）",
    en: "its operator applies the manifests that zhengyun render writes",
  },
  observed: { zh: "只读，从不更改", en: "it is observed only, and never changed" },
};

/**
 * The stacks that we may change, of the pools and with the names asked for; all of them if nothing was asked for.
 * @throws UsageError for a pool or a stack that does not exist
 */
export function select(
  estate: Estate,
  specs: readonly StackSpec[],
  asked: { readonly pools: readonly string[]; readonly stacks: readonly string[] },
): Selection {
  const pools = estate.all("pool");
  assertKnown(
    asked.pools,
    pools.map(({ id }) => id),
    { zh: "资源池", en: "pool" },
  );
  assertKnown(
    asked.stacks,
    specs.map(({ name }) => name),
    { zh: "栈", en: "stack" },
  );
  const isAsked = ({ name, pool }: StackSpec) =>
    (asked.pools.length === 0 && asked.stacks.length === 0) ||
    asked.pools.includes(pool) ||
    asked.stacks.includes(name);
  const wanted = specs.filter(isAsked);
  const concerned = new Set([...wanted.map(({ pool }) => pool), ...asked.pools]);
  const all = asked.pools.length === 0 && asked.stacks.length === 0;
  return {
    specs: wanted.filter(({ pool }) => estate.find("pool", pool)?.value.management === "terraform"),
    leftOut: pools.flatMap(({ id, value: { management } }) =>
      management !== "terraform" && (all || concerned.has(id))
        ? [{ pool: id, reason: reasons[management] }]
        : [],
    ),
  };
}

function assertKnown(asked: readonly string[], known: readonly string[], what: Text): void {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const suggestion = nearest(unknown, known);
  throw new UsageError(
    { zh: `没有${what.zh} ${unknown}`, en: `there is no ${what.en} ${unknown}` },
    suggestion
      ? { zh: `是不是 ${suggestion}？`, en: `did you mean ${suggestion}?` }
      : { zh: `共有：${known.join("、")}`, en: `there are: ${known.join(", ")}` },
  );
}
