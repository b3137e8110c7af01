import { expect, it } from "vitest";
import { UpstreamRelease } from "../../../constructs/platform/upstream-release.js";
import { resourcesOf } from "../resources-of.js";

it("is one exact version of a chart, rolled back when it fails, never destroyed by a plan", async () => {
  const resources = await resourcesOf(
    (stack) =>
      new UpstreamRelease(stack, "metallb", {
        chart: "metallb",
        version: "0.16.1",
        repository: "https://charts.example",
        namespace: "metallb-system",
        values: { speaker: { frr: { enabled: false } } },
        after: [],
      }),
  );
  expect(resources).toEqual({
    "helm_release.release_metallb": {
      depends_on: [],
      name: "zhengyun-metallb",
      namespace: "metallb-system",
      repository: "https://charts.example",
      chart: "metallb",
      version: "0.16.1",
      values: [JSON.stringify({ speaker: { frr: { enabled: false } } }, null, 2)],
      atomic: true,
      max_history: 10,
      timeout: 600,
      lifecycle: { prevent_destroy: true },
    },
  });
});
