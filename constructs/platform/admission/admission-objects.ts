import type { KubernetesObject } from "../../kubernetes-object.js";
import { guardedObjectsPolicy } from "./guarded-objects.js";
import { hostAccessPolicy } from "./host-access.js";
import { identityPolicy } from "./identity.js";
import { loadBalancersPolicy } from "./load-balancers.js";
import { priorityPolicy } from "./priority.js";
import { registriesPolicy } from "./registries.js";
import { retirementPolicy } from "./retirement.js";
import { xinchuangPolicy } from "./xinchuang.js";

export interface AdmissionProps {
  /** The pool's id. */
  readonly pool: string;
  /** Registries that tenants may pull from. */
  readonly registries: readonly string[];
}

/** Every admission policy of a pool, with its binding. */
export function admissionObjects({ pool, registries }: AdmissionProps): KubernetesObject[] {
  return [
    ...identityPolicy(),
    ...guardedObjectsPolicy(pool),
    ...retirementPolicy(),
    ...registriesPolicy(registries),
    ...hostAccessPolicy(),
    ...loadBalancersPolicy(),
    ...priorityPolicy(),
    ...xinchuangPolicy(),
  ];
}
