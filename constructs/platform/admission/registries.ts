import type { KubernetesObject } from "../../kubernetes-object.js";
import { admissionPolicy, celList } from "./admission-policy.js";
import { newAndChangedPods, ofEachContainer, podSpecIn } from "./pods.js";

/**
 * Images come from listed registries only, in containers of every sort. What runs already may go on running.
 *
 * @param registries `host[:port][/project]`, at least one
 */
export function registriesPolicy(registries: readonly string[]): KubernetesObject[] {
  const images = (spec: string) => ofEachContainer(spec, "c.?image.orValue('')");
  const prefixes = celList(registries.map((registry) => `${registry}/`));
  return admissionPolicy({
    name: "registries",
    matched: newAndChangedPods,
    variables: {
      spec: podSpecIn("object"),
      images: images("variables.spec"),
      oldSpec: `oldObject == null ? null : (${podSpecIn("oldObject")})`,
      oldImages: `oldObject == null ? [] : (${images("variables.oldSpec")})`,
      foreign: `variables.images.filter(i, !${prefixes}.exists(r, i.startsWith(r)) && !(i in variables.oldImages))`,
    },
    validations: [
      {
        expression: "variables.foreign.size() == 0",
        message: `镜像只能来自登记的仓库 / Images must come from a listed registry: ${registries.join(", ")}`,
        messageExpression:
          "'镜像 ' + variables.foreign.join(', ') + ' 不在登记的仓库中 / image not from a listed registry: ' + " +
          `${celList(registries)}.join(', ')`,
      },
    ],
  });
}
