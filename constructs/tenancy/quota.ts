import { Construct } from "constructs";
import { ResourceQuotaV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { canonicalBytes, canonicalCores, canonicalCount } from "../quantity.js";
import type { NamespaceRef } from "./namespace-ref.js";

/** What a namespace may take of its pool. */
export interface Amount {
  /** Cores. */
  readonly cpu: number;
  /** `160Gi`. */
  readonly memory: string;
  /** Sum of its volumes, `2Ti`. */
  readonly storage: string;
  /** Accelerator cards. */
  readonly gpus: number;
  readonly loadBalancers: number;
}

export interface QuotaProps {
  readonly namespace: NamespaceRef;
  readonly amount: Amount;
  /** The extended resource that the pool's accelerators are. @default "nvidia.com/gpu" */
  readonly accelerator?: string;
}

/**
 * How many objects of a kind one namespace may have. These are no capacity: they keep one tenant from filling the
 * API server that all of them share.
 */
const ceilings: Readonly<Record<string, number>> = {
  pods: 500,
  services: 200,
  configmaps: 500,
  secrets: 500,
  persistentvolumeclaims: 200,
  "count/jobs.batch": 500,
};

/**
 * The quota of one application in one pool.
 *
 * Capacity is counted in requests, which is what the scheduler keeps. Memory is not overcommitted: limits may not
 * exceed what was given, because a node short of memory kills its neighbours. CPU limits are left open: what
 * others requested is theirs, what is idle may be used. Node ports are never given: they bypass zones.
 */
export class Quota extends Construct {
  constructor(scope: Construct, id: string, { namespace, amount, accelerator }: QuotaProps) {
    super(scope, id);
    new ResourceQuotaV1(this, `${namespace.name}.quota`, {
      dependsOn: [...namespace.after],
      metadata: { name: "quota", namespace: namespace.name, labels: { ...managed } },
      spec: { hard: hardLimits(amount, accelerator) },
    });
  }
}

/** The `hard` map of a quota, canonical. */
export function hardLimits(amount: Amount, accelerator = "nvidia.com/gpu"): Record<string, string> {
  const memory = canonicalBytes(amount.memory);
  const counts = Object.entries(ceilings).map(([kind, count]) => [kind, canonicalCount(count)]);
  return {
    ...Object.fromEntries(counts),
    "requests.cpu": canonicalCores(amount.cpu),
    "requests.memory": memory,
    "limits.memory": memory,
    "requests.storage": canonicalBytes(amount.storage),
    [`requests.${accelerator}`]: canonicalCount(amount.gpus),
    "services.loadbalancers": canonicalCount(amount.loadBalancers),
    "services.nodeports": "0",
  };
}
