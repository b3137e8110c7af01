import { identityLabels } from "../identity.js";
import type { PoolObjects } from "./sessions.js";

/** Addresses that MetalLB gives to load balancers. */
export interface AddressPool {
  readonly pool: string;
  readonly name: string;
  readonly addresses: readonly string[];
  /** Whose Services may have them: departments in zones. */
  readonly holders: readonly { readonly department: string; readonly zone: string }[];
  /** Whether others may have them too: any Service without asking, or any namespace. */
  readonly isOpen: boolean;
}

interface Spec {
  readonly addresses?: readonly string[];
  readonly autoAssign?: boolean;
  readonly serviceAllocation?: {
    readonly namespaceSelectors?: readonly { readonly matchLabels?: Readonly<Record<string, string>> }[];
  };
}

/** The address pools among a pool's objects. */
export function addressPoolsOf({ pool, resources }: PoolObjects): AddressPool[] {
  return resources
    .filter(({ kind }) => kind === "IPAddressPool")
    .map(({ metadata, spec = {} }) => {
      const { addresses = [], autoAssign, serviceAllocation } = spec as Spec;
      const holders = (serviceAllocation?.namespaceSelectors ?? []).map(({ matchLabels = {} }) => ({
        department: matchLabels[identityLabels.department] ?? "",
        zone: matchLabels[identityLabels.zone] ?? "",
      }));
      const isNamed = holders.length > 0 && holders.every(({ department }) => department !== "");
      return {
        pool,
        name: metadata?.name ?? "",
        addresses,
        holders,
        isOpen: autoAssign !== false || !isNamed,
      };
    });
}
