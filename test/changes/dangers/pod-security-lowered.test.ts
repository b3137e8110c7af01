import { expect, it } from "vitest";
import { changeJson, namespaceValues } from "../plan-json.js";
import { found } from "./found.js";

const enforce = "pod-security.kubernetes.io/enforce";
const change = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  found("pod-security-lowered", [
    changeJson(
      "kubernetes_namespace_v1.x",
      namespaceValues("a", "b", before),
      namespaceValues("a", "b", after),
    ),
  ]);

it("pods may do what was refused before, by a lower profile or an older standard", () => {
  expect(change({}, { [enforce]: "baseline" })).toEqual([
    "Namespace a-b: Pod Security goes down from restricted to baseline",
  ]);
  expect(change({}, { [`${enforce}-version`]: "v1.34" })).toEqual([
    "Namespace a-b: the Pod Security Standard goes back from v1.35 to v1.34",
  ]);
  expect(change({ [`${enforce}-version`]: "latest" }, {})).toEqual([
    "Namespace a-b: the Pod Security Standard goes back from latest to v1.35",
  ]);
});

it("nothing is lowered by a higher profile or a newer standard", () => {
  expect(change({ [enforce]: "baseline" }, {})).toEqual([]);
  expect(change({}, { [`${enforce}-version`]: "v1.36" })).toEqual([]);
});

it("a namespace without the label is privileged", () => {
  const { metadata, ...rest } = namespaceValues("a", "b");
  const [block] = metadata as [{ labels: Record<string, string> }];
  const { [enforce]: _, ...labels } = block.labels;
  const bare = { ...rest, metadata: [{ ...block, labels }] };
  expect(
    found("pod-security-lowered", [changeJson("kubernetes_namespace_v1.x", namespaceValues("a", "b"), bare)]),
  ).toEqual(["Namespace a-b: Pod Security goes down from restricted to privileged"]);
});
