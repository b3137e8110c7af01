import { describe, expect, it } from "vitest";
import { renderStack } from "../../../stacks/render/render-stack.js";
import { upstreamReleases } from "../../../stacks/render/upstream-releases.js";

const release = (chart: string, depends_on: readonly string[] = [], namespace = "metallb-system") => ({
  name: `zhengyun-${chart}`,
  namespace,
  repository: "https://charts.example",
  chart,
  version: "1.0.0",
  values: [`{"of": "${chart} $\${x}"}`],
  depends_on,
});
const stack = (helm_release: object) => JSON.stringify({ resource: { helm_release } });

describe("charts of others in a stack", () => {
  it("are told in the order in which they are installed, their values as text", () => {
    const json = stack({
      a: release("a", ["helm_release.b"]),
      b: release("b", ["helm_release.c", "kubernetes_namespace_v1.x"]),
      c: release("c"),
    });
    expect(upstreamReleases(json).map(({ chart }) => chart)).toEqual(["c", "b", "a"]);
    expect(upstreamReleases(json)[0]).toEqual({
      name: "zhengyun-c",
      namespace: "metallb-system",
      repository: "https://charts.example",
      chart: "c",
      version: "1.0.0",
      values: '{"of": "c ${x}"}',
    });
    expect(renderStack(json)).toEqual([]);
  });

  it("are refused where they wait for each other, and in a tenant's namespace", () => {
    const circle = stack({ a: release("a", ["helm_release.b"]), b: release("b", ["helm_release.a"]) });
    expect(() => upstreamReleases(circle)).toThrow(
      new Error("Releases wait for each other: helm_release.a, helm_release.b."),
    );
    const tenant = stack({ a: release("a", [], "education-xueji") });
    expect(upstreamReleases(tenant)).toEqual([]);
    expect(() => renderStack(tenant)).toThrow(
      new Error("helm_release.a: render reads releases of charts/objects, not of a."),
    );
  });
});
