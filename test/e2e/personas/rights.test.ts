import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personaTable } from "../../../constructs/platform/personas/table.js";
import { personas } from "../../../estate/personas.js";
import type { Requester } from "../cluster/connection.js";
import type { ControlPlane } from "../cluster/control-plane.js";
import { kubectl } from "../cluster/kubectl.js";
import { startSmallPool } from "../stacks/small-pool.js";
import { hasRightsAt, people, places, requester, wholePool } from "./people.js";

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** `verb group/resource` of every right in some rules, with the names it is limited to. */
function rightsIn(rules: readonly Rule[]): string[] {
  const all = rules.flatMap(({ verbs, apiGroups, resources, resourceNames = [] }) =>
    verbs.flatMap((verb) =>
      apiGroups.flatMap((group) =>
        resources.map((resource) => `${verb} ${group}/${resource} ${resourceNames.join(",")}`.trim()),
      ),
    ),
  );
  return [...new Set(all)].sort();
}

describe("all that a real API server lets personas do", () => {
  let plane: ControlPlane;
  let everybody: readonly string[] = [];

  /** Every right that somebody has in a namespace. */
  const ask = async (namespace: string, { groups }: Omit<Requester, "user">) => {
    const review = {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectRulesReview",
      spec: { namespace },
    };
    const as = ["system:authenticated", ...groups].map((group) => `--as-group=${group}`);
    const args = ["create", "--validate=false", "-o", "json", "-f", "-", "--as=somebody", ...as];
    const { stdout, stderr } = await kubectl(plane, args, JSON.stringify(review));
    if (stdout === "") throw new Error(stderr);
    const { status } = JSON.parse(stdout) as {
      status: { resourceRules: readonly Rule[]; incomplete: boolean };
    };
    expect(status.incomplete).toBe(false);
    return rightsIn(status.resourceRules).filter((right) => !everybody.includes(right));
  };

  beforeAll(async () => {
    plane = await startSmallPool("personas");
    everybody = await ask("default", { groups: [] });
  });
  afterAll(() => plane?.stop());

  it.each(people)(
    "$persona of $scope may do what the table says where it says, and nothing else",
    async (person) => {
      const given = rightsIn(personaTable[person.persona].rules);
      const namespaces = places.filter((place) => place !== wholePool);
      for (const namespace of namespaces) {
        const expected = hasRightsAt(person, namespace) ? given : [];
        expect([namespace, await ask(namespace, requester(person))]).toEqual([namespace, expected]);
      }
    },
  );

  it("speaks of every persona", () => {
    expect([...new Set(people.map(({ persona }) => persona))]).toEqual([...personas]);
  });
});
