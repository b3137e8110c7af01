import { personaTable } from "../../../constructs/platform/personas/table.js";
import { type Connection, inFlight } from "../cluster/connection.js";
import { hasRightsAt, type Person, people, places, requester } from "./people.js";

/** One question of the matrix, and what the table of personas answers. */
interface Cell {
  readonly person: Person;
  readonly place: string;
  readonly verb: string;
  readonly subject: Subject;
  readonly isGiven: boolean;
}

/** A resource of an API group, or one object of it by name. */
interface Subject {
  readonly group: string;
  readonly resource: string;
  readonly name?: string;
}

/** What the table gives nobody, because it would lead to everything else. */
const gains: readonly (readonly [verb: string, subject: Subject])[] = [
  ["impersonate", { group: "", resource: "users" }],
  ["impersonate", { group: "", resource: "groups" }],
  ["impersonate", { group: "", resource: "serviceaccounts" }],
  ["create", { group: "", resource: "serviceaccounts/token" }],
  ["create", { group: "", resource: "nodes/proxy" }],
  ["update", { group: "", resource: "pods/ephemeralcontainers" }],
  ["update", { group: "", resource: "namespaces/finalize" }],
  ["deletecollection", { group: "networking.k8s.io", resource: "networkpolicies" }],
  ["deletecollection", { group: "", resource: "secrets" }],
  ["escalate", { group: "rbac.authorization.k8s.io", resource: "roles" }],
  ["escalate", { group: "rbac.authorization.k8s.io", resource: "clusterroles" }],
  ["bind", { group: "rbac.authorization.k8s.io", resource: "clusterroles" }],
  ["approve", { group: "certificates.k8s.io", resource: "signers" }],
  ["*", { group: "*", resource: "*" }],
];

const key = ({ group, resource, name = "" }: Subject) => `${group}/${resource} ${name}`.trim();
const right = (verb: string, subject: Subject) => `${verb} ${key(subject)}`;

/** Every right that a persona's rules give, as `verb group/resource name`. */
const given = new Map(
  Object.entries(personaTable).map(([persona, { rules }]) => [
    persona,
    new Set(
      rules.flatMap(({ verbs, ...rule }) =>
        verbs.flatMap((verb) => subjectsOf(rule).map((subject) => right(verb, subject))),
      ),
    ),
  ]),
);

type Rule = (typeof personaTable)[keyof typeof personaTable]["rules"][number];

function subjectsOf({ apiGroups, resources, resourceNames }: Omit<Rule, "verbs">): Subject[] {
  return apiGroups.flatMap((group) =>
    resources.flatMap((resource): Subject[] =>
      resourceNames ? resourceNames.map((name) => ({ group, resource, name })) : [{ group, resource }],
    ),
  );
}

const rules = Object.values(personaTable).flatMap((persona) => persona.rules);
const verbs = [...new Set(rules.flatMap((rule) => rule.verbs))];
const subjects = [...new Map(rules.flatMap(subjectsOf).map((subject) => [key(subject), subject])).values()];
const questions = [...verbs.flatMap((verb) => subjects.map((subject) => [verb, subject] as const)), ...gains];

/** Persona × verb × resource × scope of docs/personas.md, every cell of it, and what nobody may beside it. */
export const cells: readonly Cell[] = people.flatMap((person) =>
  places.flatMap((place) => {
    const has = hasRightsAt(person, place) ? given.get(person.persona) : undefined;
    return questions.map(([verb, subject]) => {
      const isGiven = has?.has(right(verb, subject)) ?? false;
      return { person, place, verb, subject, isGiven };
    });
  }),
);

/** A cell in words: `tenant-admin of education in education-xueji: delete apps/deployments`. */
export const cellName = ({ person, place, verb, subject }: Cell): string =>
  `${person.persona} of ${person.scope} in ${place || "the whole pool"}: ${right(verb, subject)}`;

/** Asks a real API server for every cell, in order, whether it is allowed. */
export function askAll(connection: Connection, width = 16): Promise<boolean[]> {
  return inFlight(cells, width, (cell) => ask(connection, cell));
}

async function ask(connection: Connection, { person, place, verb, subject }: Cell): Promise<boolean> {
  const { user, groups } = requester(person);
  const [resource, subresource] = subject.resource.split("/");
  const { group, name } = subject;
  const { status, body } = await connection.ask({
    method: "POST",
    path: "/apis/authorization.k8s.io/v1/subjectaccessreviews",
    body: {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SubjectAccessReview",
      spec: {
        user,
        groups: [...groups, "system:authenticated"],
        resourceAttributes: { namespace: place, verb, group, resource, subresource, name },
      },
    },
  });
  if (status !== 201) throw new Error(body);
  const { status: answer }: { status: { allowed: boolean; evaluationError?: string } } = JSON.parse(body);
  if (answer.evaluationError) throw new Error(answer.evaluationError);
  return answer.allowed;
}
