import type { ContainerPort, Known } from "../objects/model.js";
import type { AddressInfo } from "./address-info.js";
import type { Group } from "./groups.js";
import type { Tri } from "./tri.js";

/** What rules can tell about a pod at the other end. Pods with equal marks are the same to every rule. */
export interface Marks {
  readonly id: number;
  /** The groups it is in, or may be in. */
  readonly groups: readonly (readonly [Group, Tri])[];
  readonly addresses: AddressInfo;
  /** Its named ports, as far as any rule uses the names. */
  readonly ports: Known<readonly ContainerPort[]>;
  /** On the host's network: some plugins tell such pods apart, most see only the node. */
  readonly isHost: boolean;
}
