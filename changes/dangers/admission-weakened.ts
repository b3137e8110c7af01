import type { Text } from "../../estate/findings/rule.js";
import { isSubset } from "../compare/selector.js";
import { defineDanger } from "../danger.js";
import { at, listAt, textAt, textsAt } from "../objects/fields.js";
import { type Manifest, nameOf } from "../objects/object.js";
import { canonical } from "../plan/canonical.js";

const kinds = /^(Validating|Mutating)(AdmissionPolicy(Binding)?|WebhookConfiguration)$/;

/** Requests may pass that were refused. Where an expression changed, nobody can tell but a reader: that is said. */
export default defineDanger({
  kind: "admission-weakened",
  title: { zh: "准入策略减弱", en: "Admission weakened" },
  *find(change) {
    if (!kinds.test(change.kind) || !change.before) return;
    const name = nameOf(change);
    if (change.action === "delete") {
      yield { sentence: { zh: `${name} 不再生效`, en: `${name} is in force no more` } };
    }
    if (!change.after || change.action === "none") return;
    for (const { zh, en } of weakened(change.before, change.after)) {
      yield { sentence: { zh: `${name}：${zh}`, en: `${name}: ${en}` } };
    }
  },
});

function* weakened(was: Manifest, will: Manifest): Generator<Text> {
  yield* deniesLess(was, will);
  yield* checksLess(was, will);
  for (const field of ["matchConstraints", "matchResources", "matchConditions", "variables", "webhooks"]) {
    const inSpec = (manifest: Manifest) =>
      canonical(at(manifest, "spec", field) ?? at(manifest, field) ?? null);
    if (inSpec(was) === inSpec(will)) continue;
    yield {
      zh: `${field} 有变，无法判断是否放宽`,
      en: `${field} changes; whether it lets more through cannot be told`,
    };
  }
  for (const field of ["policyName", "paramRef", "paramKind"]) {
    if (canonical(at(was, "spec", field) ?? null) === canonical(at(will, "spec", field) ?? null)) continue;
    yield { zh: `${field} 有变`, en: `${field} changes` };
  }
}

function* deniesLess(was: Manifest, will: Manifest): Generator<Text> {
  if (
    (textAt(was, "spec", "failurePolicy") ?? "Fail") === "Fail" &&
    textAt(will, "spec", "failurePolicy") === "Ignore"
  ) {
    yield { zh: "出错时由拒绝改为放行", en: "fails open instead of closed" };
  }
  const denied = textsAt(was, "spec", "validationActions").includes("Deny");
  if (denied && !textsAt(will, "spec", "validationActions").includes("Deny")) {
    const actions = textsAt(will, "spec", "validationActions").join(", ");
    yield { zh: `由拒绝改为仅 ${actions}`, en: `no longer denies, only: ${actions}` };
  }
}

/** A condition that is gone is weaker; one that is new is not. Another message is no change of what is admitted. */
function* checksLess(was: Manifest, will: Manifest): Generator<Text> {
  const expressions = (manifest: Manifest) =>
    new Set(
      listAt(manifest, "spec", "validations").map((one) => textAt(one, "expression") ?? canonical(one)),
    );
  if (isSubset(expressions(was), expressions(will))) return;
  yield {
    zh: "校验表达式有删改，无法判断是否放宽",
    en: "an expression is gone or changed; whether it lets more through cannot be told",
  };
}
