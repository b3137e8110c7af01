import { labels } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { admissionPolicy, celText } from "./admission-policy.js";
import { newPods, podSpecIn } from "./pods.js";

const key = celText(labels.xinchuang);

/**
 * Pods of a 信创 namespace ask for 信创 nodes; others do not tolerate their taint. Refused rather than changed: a
 * validating policy is part of every cluster we serve, a mutating one is not.
 */
export function xinchuangPolicy(): KubernetesObject[] {
  return admissionPolicy({
    name: "xinchuang",
    matched: newPods.filter(({ resources }) => !resources.includes("pods/ephemeralcontainers")),
    variables: {
      spec: podSpecIn("object"),
      selected: `namespaceObject.metadata.labels[?${key}].orValue('') == 'true'`,
    },
    validations: [
      {
        expression: `!variables.selected || variables.spec.?nodeSelector[?${key}].orValue('') == 'true'`,
        message:
          `信创应用须声明 nodeSelector ${labels.xinchuang}: "true" 及同名污点的容忍 / ` +
          `this namespace runs on 信创 nodes: set nodeSelector ${labels.xinchuang}: "true" and tolerate that taint`,
      },
      {
        expression:
          "variables.selected || " +
          `!variables.spec.?tolerations.orValue([]).exists(t, t.?key.orValue('') in ['', ${key}])`,
        message:
          "非信创应用不得容忍信创节点的污点，也不得容忍所有污点 / " +
          "only 信创 namespaces may tolerate the taint of 信创 nodes; no one may tolerate every taint",
      },
    ],
  });
}
