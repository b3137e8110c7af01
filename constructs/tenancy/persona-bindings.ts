import { Construct } from "constructs";
import type { Persona } from "../../estate/personas.js";
import { RoleBindingV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { groupName, roleName } from "../platform/personas/names.js";
import { groupSubject } from "../subjects.js";
import type { NamespaceRef } from "./namespace-ref.js";

/** A persona and whose: `tenant-admin` of department `education`, `county-user` of division `230125`. */
export interface PersonaScope {
  readonly persona: Persona;
  /** Id of the department or division. */
  readonly scope: string;
}

export interface PersonaBindingsProps {
  readonly namespace: NamespaceRef;
  /** At most one scope a persona. */
  readonly personas: readonly PersonaScope[];
}

/** Gives the OIDC groups of personas their rights in one namespace. People come and go in the groups, not here. */
export class PersonaBindings extends Construct {
  constructor(scope: Construct, id: string, { namespace, personas }: PersonaBindingsProps) {
    super(scope, id);
    for (const one of personas) {
      new RoleBindingV1(this, `${namespace.name}.${one.persona}`, {
        dependsOn: [...namespace.after],
        metadata: { name: one.persona, namespace: namespace.name, labels: { ...managed } },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: roleName(one.persona) },
        subject: [groupSubject(groupName(one.persona, one.scope))],
      });
    }
  }
}
