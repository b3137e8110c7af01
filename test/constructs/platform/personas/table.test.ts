import { describe, expect, it } from "vitest";
import type { Rule } from "../../../../constructs/platform/personas/rights.js";
import { personasWithRights, personaTable } from "../../../../constructs/platform/personas/table.js";
import { type Persona, personas, separatedAdministrators } from "../../../../estate/personas.js";

const reading = new Set(["get", "list", "watch"]);

/** `verb group/resource` for all that a persona may do. */
function rightsOf(persona: Persona): string[] {
  return personaTable[persona].rules.flatMap(({ apiGroups, resources, verbs }: Rule) =>
    verbs.flatMap((verb) =>
      apiGroups.flatMap((group) => resources.map((resource) => `${verb} ${group}/${resource}`)),
    ),
  );
}

const writesOf = (persona: Persona) =>
  rightsOf(persona).filter((right) => !reading.has(right.slice(0, right.indexOf(" "))));

describe("the table of personas", () => {
  it("speaks of every persona, in the order in which they are declared", () => {
    expect(Object.keys(personaTable)).toEqual([...personas]);
  });

  it("lets nobody but a tenant's administrator see Secrets or ConfigMaps", () => {
    const seeing = personas.filter((persona) =>
      rightsOf(persona).some((right) => /\/(secrets|configmaps)$/.test(right)),
    );
    expect(seeing).toEqual(["tenant-admin"]);
  });

  it("lets nobody enter a container or read its logs but the tenant's own people", () => {
    const entering = personas.filter((persona) =>
      rightsOf(persona).some((right) => /pods\/(exec|attach|portforward|log)$/.test(right)),
    );
    expect(entering).toEqual(["tenant-admin", "tenant-developer"]);
    expect(rightsOf("tenant-developer").filter((right) => right.includes("pods/exec"))).toEqual([]);
  });

  it("lets nobody write what isolates and limits tenants, but closing a path is left to security administrators", () => {
    const guarded =
      /(networkpolicies|roles|rolebindings|clusterroles|clusterrolebindings|resourcequotas|limitranges|policies|policybindings|webhookconfigurations|namespaces)$/;
    const writing = personas.flatMap((persona) =>
      writesOf(persona)
        .filter((right) => guarded.test(right))
        .map((right) => `${persona}: ${right}`),
    );
    expect(writing).toEqual(["sec-admin: delete networking.k8s.io/networkpolicies"]);
  });

  it("lets nobody gain rights: no wildcard, no escalation, no impersonation, no tokens, no free signer", () => {
    const gaining = personas.flatMap((persona) =>
      rightsOf(persona).filter(
        (right) => right.includes("*") || /^(escalate|bind|impersonate) |\/token$|nodes\/proxy$/.test(right),
      ),
    );
    expect(gaining).toEqual([]);
    const approving = personas.flatMap((persona) =>
      personaTable[persona].rules.filter(({ verbs }) => verbs.includes("approve")),
    );
    expect(approving.map(({ resources, resourceNames }) => ({ resources, resourceNames }))).toEqual([
      { resources: ["signers"], resourceNames: ["kubernetes.io/kubelet-serving"] },
    ]);
  });

  it("keeps the three administrators apart: no act is given to two of them, and the auditor only reads", () => {
    const writes = separatedAdministrators.map(writesOf);
    const all = writes.flat();
    expect(all).toEqual([...new Set(all)]);
    expect(writesOf("audit-admin")).toEqual([]);
  });

  it("lets those who govern change nothing", () => {
    const governing = ["regulator", "supervisor", "finance", "city-admin", "county-user"] as const;
    expect(governing.flatMap(writesOf)).toEqual([]);
  });

  it("binds everybody with rights somewhere, and nobody without", () => {
    const bound = personas.filter(
      (persona) => personaTable[persona].inPool.length + personaTable[persona].inNamespaces.length > 0,
    );
    expect(bound).toEqual([...personasWithRights]);
    expect(personas.filter((persona) => !bound.includes(persona))).toEqual([
      "network-carrier",
      "finance",
      "emergency-lead",
    ]);
  });
});
