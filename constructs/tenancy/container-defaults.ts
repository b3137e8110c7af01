import { Construct } from "constructs";
import { LimitRangeV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { canonicalBytes, canonicalCores } from "../quantity.js";
import type { NamespaceRef } from "./namespace-ref.js";

/** What a container gets that declares nothing itself. CPU in cores, memory as `128Mi`. */
export interface ContainerAmounts {
  readonly cpuRequest: number;
  readonly cpuLimit: number;
  readonly memoryRequest: string;
  readonly memoryLimit: string;
}

export interface ContainerDefaultsProps {
  readonly namespace: NamespaceRef;
  readonly amounts: ContainerAmounts;
}

/** The limit range of a namespace: without it a quota refuses every container that declares no requests. */
export class ContainerDefaults extends Construct {
  constructor(scope: Construct, id: string, { namespace, amounts }: ContainerDefaultsProps) {
    super(scope, id);
    new LimitRangeV1(this, `${namespace.name}.container-defaults`, {
      dependsOn: [...namespace.after],
      metadata: { name: "container-defaults", namespace: namespace.name, labels: { ...managed } },
      spec: {
        limit: [
          {
            type: "Container",
            default: { cpu: canonicalCores(amounts.cpuLimit), memory: canonicalBytes(amounts.memoryLimit) },
            defaultRequest: {
              cpu: canonicalCores(amounts.cpuRequest),
              memory: canonicalBytes(amounts.memoryRequest),
            },
          },
        ],
      },
    });
  }
}
