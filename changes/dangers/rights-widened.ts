import { gainedRights } from "../compare/rights.js";
import { defineDanger, type Sign } from "../danger.js";
import { listAt, textAt } from "../objects/fields.js";
import { nameOf, type ObjectChange } from "../objects/object.js";
import { canonical } from "../plan/canonical.js";

/** Somebody may do more than before: by a role with more rules, or by a binding with more people. */
export default defineDanger({
  kind: "rights-widened",
  title: { zh: "权限扩大", en: "Rights widened" },
  *find(change, surroundings) {
    if (!change.after || change.action === "none" || change.action === "forget") return;
    if (!change.before && !surroundings.isInExistingPlace(change)) return;
    if (change.kind === "RoleBinding" || change.kind === "ClusterRoleBinding") yield* ofBinding(change);
    if (change.kind === "Role" || change.kind === "ClusterRole") yield* ofRole(change);
  },
});

function* ofBinding(change: ObjectChange): Generator<Sign> {
  const name = nameOf(change);
  const role = (manifest: ObjectChange["after"]) =>
    `${textAt(manifest, "roleRef", "kind")} ${textAt(manifest, "roleRef", "name")}`;
  const [before, after] = [change.before && role(change.before), role(change.after)];
  const known = new Set(before === after ? listAt(change.before, "subjects").map(subjectName) : []);
  for (const subject of listAt(change.after, "subjects").map(subjectName)) {
    if (known.has(subject)) continue;
    yield {
      sentence: {
        zh: `${name}：${subject} 获得 ${after} 的权限`,
        en: `${name}: ${subject} gets the rights of ${after}`,
      },
      after: subject,
    };
  }
}

/** Only service accounts have a namespace; the provider writes one for everybody. */
function subjectName(subject: unknown): string {
  const [kind, name] = [textAt(subject, "kind"), textAt(subject, "name")];
  if (kind === undefined || name === undefined) return canonical(subject);
  const namespace = kind === "ServiceAccount" ? `${textAt(subject, "namespace")}/` : "";
  return `${kind} ${namespace}${name}`;
}

/** Rights that are written out; a new role may have hundreds. */
const most = 6;

function* ofRole(change: ObjectChange): Generator<Sign> {
  const gained = gainedRights(listAt(change.before, "rules"), listAt(change.after, "rules"));
  if (gained.length === 0) return;
  const name = nameOf(change);
  const shown = gained.slice(0, most).join(", ");
  const rest = gained.length - most;
  yield {
    sentence: {
      zh: `${name}：增加 ${shown}${rest > 0 ? ` 等 ${gained.length} 项` : ""}`,
      en: `${name}: gains ${shown}${rest > 0 ? ` and ${rest} more` : ""}`,
    },
    after: gained.join(", "),
  };
}
