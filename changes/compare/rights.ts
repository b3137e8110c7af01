import { textsAt } from "../objects/fields.js";

/** One thing that a role permits: a verb on a resource or on an address, `*` standing for all. */
interface Right {
  readonly verb: string;
  /** API group and resource, or the address after an empty group. */
  readonly group: string;
  readonly resource: string;
  /** Only on the object of this name. */
  readonly name: string | undefined;
}

/** What the rules of a role permit beyond what other rules did, in words: `get secrets`, `* pods.apps`. */
export function gainedRights(before: readonly unknown[], after: readonly unknown[]): readonly string[] {
  const had = before.flatMap(rightsOf);
  const gained = after.flatMap(rightsOf).filter((right) => !had.some((other) => covers(other, right)));
  return [...new Set(gained.map(rightWords))];
}

function rightsOf(rule: unknown): Right[] {
  const verbs = textsAt(rule, "verbs");
  const names = textsAt(rule, "resourceNames");
  const resources = textsAt(rule, "apiGroups").flatMap((group) =>
    textsAt(rule, "resources").map((resource) => ({ group, resource })),
  );
  const urls = [...textsAt(rule, "nonResourceUrls"), ...textsAt(rule, "nonResourceURLs")];
  const objects = [...resources, ...urls.map((resource) => ({ group: "", resource }))];
  return verbs.flatMap((verb) =>
    objects.flatMap((object) =>
      (names.length > 0 ? names : [undefined]).map((name) => ({ verb, ...object, name })),
    ),
  );
}

function covers(wide: Right, narrow: Right): boolean {
  const matches = (one: string, other: string) => one === "*" || one === other;
  return (
    matches(wide.verb, narrow.verb) &&
    matches(wide.group, narrow.group) &&
    matches(wide.resource, narrow.resource) &&
    (wide.name === undefined || wide.name === narrow.name)
  );
}

function rightWords({ verb, group, resource, name }: Right): string {
  return `${verb} ${resource}${group ? `.${group}` : ""}${name === undefined ? "" : ` ${name}`}`;
}
