import type { Finding, Place } from "./finding.js";
import type { Rule } from "./rule.js";

/** A finding of a rule at a place: the texts filled in, in both languages. */
export function makeFinding<P>(
  rule: Rule<P>,
  params: P,
  entity: string,
  place: Place,
  related: readonly Place[] = [],
): Finding {
  return {
    code: rule.code,
    severity: rule.severity,
    ...place,
    entity,
    message: { zh: rule.message.zh(params), en: rule.message.en(params) },
    hint: { zh: rule.hint.zh(params), en: rule.hint.en(params) },
    related,
  };
}
