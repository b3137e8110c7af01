import { labels } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { ordinaryClasses } from "../priority-classes.js";
import { admissionPolicy, celList, celText } from "./admission-policy.js";
import { newPods, podSpecIn } from "./pods.js";

/** A tenant's pods may name the ordinary priority classes and the one its namespace was given: no jumping the queue. */
export function priorityPolicy(): KubernetesObject[] {
  return admissionPolicy({
    name: "priority",
    matched: newPods.filter(({ resources }) => !resources.includes("pods/ephemeralcontainers")),
    variables: {
      spec: podSpecIn("object"),
      given: `namespaceObject.metadata.labels[?${celText(labels.priorityClass)}].orValue('')`,
      asked: "variables.spec.?priorityClassName.orValue('')",
    },
    validations: [
      {
        expression: `variables.asked in ${celList(["", ...ordinaryClasses])} || variables.asked == variables.given`,
        message: `优先级类只能使用 ${ordinaryClasses.join("、")} 或本命名空间核定的一个 / priorityClassName must be one of ${ordinaryClasses.join(", ")} or the one given to this namespace`,
      },
    ],
  });
}
