import type { Zone } from "../../estate/zones.js";
import { labels, managed } from "../keys.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { METALLB_NAMESPACE } from "./namespace.js";
import type { Some } from "./some.js";

export interface AddressPoolProps {
  readonly department: string;
  readonly zone: Zone;
  /** Networks of either family. */
  readonly addresses: Some<string>;
}

/** `education-public`: the name that admission policies have a department's load balancers ask for. */
export function addressPoolName({ department, zone }: Pick<AddressPoolProps, "department" | "zone">): string {
  return `${department}-${zone}`;
}

/**
 * The addresses that load balancers of one department in one zone may have. None is given unasked, and none to a
 * service outside the department's namespaces of the zone.
 */
export function addressPool(props: AddressPoolProps): KubernetesObject {
  const { department, zone, addresses } = props;
  return {
    apiVersion: "metallb.io/v1beta1",
    kind: "IPAddressPool",
    metadata: { name: addressPoolName(props), namespace: METALLB_NAMESPACE, labels: managed },
    spec: {
      addresses,
      autoAssign: false,
      serviceAllocation: {
        namespaceSelectors: [{ matchLabels: { [labels.department]: department, [labels.zone]: zone } }],
      },
    },
  };
}
