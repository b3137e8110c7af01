import { Construct } from "constructs";
import { PriorityClassV1 } from "../bindings.js";
import { managed } from "../keys.js";

/** A priority class: who gives way to whom when a pool is short. */
export interface PriorityClass {
  readonly name: string;
  readonly value: number;
  /** Whether its pods may push others out. */
  readonly preempts: boolean;
  readonly description: string;
}

/**
 * Pods without a class have 0, like `zhengyun-department`: so no class of ours has to be the cluster's default,
 * which its operator may have set already.
 */
export const priorityClasses = [
  {
    name: "zhengyun-core",
    value: 300_000,
    preempts: true,
    description: "核心业务：容灾等级为核心的应用 / core: applications of the core DR tier",
  },
  {
    name: "zhengyun-shared-service",
    value: 200_000,
    preempts: true,
    description: "共性支撑服务 / shared services that others depend on",
  },
  {
    name: "zhengyun-department",
    value: 0,
    preempts: true,
    description: "一般部门应用，等同于不声明 / ordinary applications, the same as none",
  },
  {
    name: "zhengyun-batch",
    value: -100_000,
    preempts: false,
    description: "批处理，可让位 / batch work, which gives way to all others",
  },
] as const satisfies readonly PriorityClass[];

export type PriorityClassName = (typeof priorityClasses)[number]["name"];

/** The classes that every tenant's pods may name. */
export const ordinaryClasses: readonly PriorityClassName[] = ["zhengyun-department", "zhengyun-batch"];

/** The priority classes of a pool. */
export class PriorityClasses extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    for (const { name, value, preempts, description } of priorityClasses) {
      new PriorityClassV1(this, `priority-class.${name}`, {
        metadata: { name, labels: { ...managed } },
        value,
        preemptionPolicy: preempts ? "PreemptLowerPriority" : "Never",
        description,
      });
    }
  }
}
