import { Construct } from "constructs";
import type { Persona } from "../../../estate/personas.js";
import { ClusterRoleBindingV1, ClusterRoleV1 } from "../../bindings.js";
import { managed } from "../../keys.js";
import { groupSubject } from "../../subjects.js";
import { groupName, PROVINCE, roleName } from "./names.js";
import { type PersonaScopeKind, personasWithRights, personaTable } from "./table.js";

export interface PersonaRolesProps {
  /** The pool's id, the scope of those who work in this pool only. */
  readonly pool: string;
  /** Code of the division the pool belongs to. */
  readonly division: string;
}

/** The cluster roles of the personas, and the bindings of those whose rights span a pool. */
export class PersonaRoles extends Construct {
  constructor(scope: Construct, id: string, props: PersonaRolesProps) {
    super(scope, id);
    for (const persona of personasWithRights) this.role(persona, props);
  }

  private role(persona: Persona, props: PersonaRolesProps): void {
    const { rules, inPool } = personaTable[persona];
    const name = roleName(persona);
    const role = new ClusterRoleV1(this, `persona.${persona}`, {
      metadata: { name, labels: { ...managed } },
      rule: rules.map(({ apiGroups, resources, resourceNames, verbs }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        ...(resourceNames ? { resourceNames: [...resourceNames] } : {}),
        verbs: [...verbs],
      })),
    });
    if (inPool.length === 0) return;
    new ClusterRoleBindingV1(this, `persona.${persona}.pool`, {
      dependsOn: [role],
      metadata: { name, labels: { ...managed } },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
      subject: inPool.map((kind) => groupSubject(groupName(persona, scopeOf(kind, props)))),
    });
  }
}

function scopeOf(
  kind: Exclude<PersonaScopeKind, "department">,
  { pool, division }: PersonaRolesProps,
): string {
  return { province: PROVINCE, pool, division }[kind];
}
