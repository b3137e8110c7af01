import { describe, expect, it } from "vitest";
import { layer as extranet } from "../../../stacks/layers/extranet.js";
import { layer as platform } from "../../../stacks/layers/platform.js";
import { layer as tenancy } from "../../../stacks/layers/tenancy.js";
import { estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";

const estate = estateOf(smallProvince);

describe("the stacks of a province", () => {
  it("are a platform for each pool that is not only observed", () => {
    const specs = [...platform.specs(estate)].map(({ props: _, ...spec }) => spec);
    expect(specs).toEqual([
      stack("230000-province-platform", "platform", "230000-province", "terraform", []),
      stack("230100-harbin-platform", "platform", "230100-harbin", "terraform", []),
      stack("industry-health-platform", "platform", "industry-health", "manifests", []),
    ]);
  });

  it("are one tenancy for each shard a pool declares, after its platform, also where nobody is left in it", () => {
    const { "departments/health.yaml": _, ...without } = smallProvince;
    const specs = [...tenancy.specs(estateOf(without))].map(({ props, ...spec }) => ({
      ...spec,
      applications: props.tenants.flatMap(({ applications }) => applications.map(({ name }) => name)),
    }));
    const at = (pool: string) => [`${pool}-platform`];
    expect(specs).toEqual([
      {
        ...stack(
          "230000-province-tenancy-00",
          "tenancy",
          "230000-province",
          "terraform",
          at("230000-province"),
        ),
        applications: ["justice-cases"],
      },
      {
        ...stack(
          "230000-province-tenancy-01",
          "tenancy",
          "230000-province",
          "terraform",
          at("230000-province"),
        ),
        applications: [
          "binxian-archives-reading",
          "commerce-portal",
          "culture-tickets",
          "data-bureau-identity",
          "data-bureau-licences",
          "education-xueji",
        ],
      },
      {
        ...stack("230100-harbin-tenancy-00", "tenancy", "230100-harbin", "terraform", at("230100-harbin")),
        applications: ["binxian-archives-reading", "education-xueji"],
      },
      {
        ...stack(
          "industry-health-tenancy-00",
          "tenancy",
          "industry-health",
          "manifests",
          at("industry-health"),
        ),
        applications: [],
      },
    ]);
  });

  it("are an extranet for each pool that can speak BGP and announces something, after its platform", () => {
    const specs = [...extranet.specs(estate)].map(({ props: _, ...spec }) => spec);
    expect(specs).toEqual([
      stack("230000-province-extranet", "extranet", "230000-province", "terraform", [
        "230000-province-platform",
      ]),
      stack("230100-harbin-extranet", "extranet", "230100-harbin", "terraform", ["230100-harbin-platform"]),
      stack("industry-health-extranet", "extranet", "industry-health", "manifests", [
        "industry-health-platform",
      ]),
    ]);
  });

  it.each([
    ["bgp: no", { bgp: "no" }, []],
    ["bgp: read-only", { bgp: "read-only" }, []],
    ["helm: no, where we apply", { helm: "no" }, []],
  ])("have no extranet at a pool with %s", (_, capabilities, expected) => {
    const harbin = smallProvince["pools/230100-harbin.yaml"] as { readonly capabilities: object };
    const pool = { ...harbin, capabilities: { ...harbin.capabilities, ...capabilities } };
    const specs = extranet.specs(estateOf({ ...smallProvince, "pools/230100-harbin.yaml": pool }));
    expect([...specs].filter((spec) => spec.pool === "230100-harbin")).toEqual(expected);
  });

  it("take charts and images from the estate's mirrors, at the versions it states, else from their publishers", () => {
    const charts = (settings: object) => {
      const file = { ...(smallProvince["estate.yaml"] as object), ...settings };
      const [first] = extranet.specs(estateOf({ ...smallProvince, "estate.yaml": file }));
      return first?.props.charts.map(({ chart, version, repository, values }) => [
        `${repository} ${chart} ${version}`,
        [...JSON.stringify(values).matchAll(/"repository":"([^"]+)"/g)].map(([, image]) => image),
      ]);
    };
    expect(charts({})).toEqual([
      ["https://metallb.github.io/frr-k8s frr-k8s 0.0.25", []],
      ["https://metallb.github.io/metallb metallb 0.16.1", []],
    ]);
    const mirrors = { charts: "oci://mirror.example/charts", images: "mirror.example/public" };
    expect(charts({ mirrors, charts: { "frr-k8s": "0.0.26" } })).toEqual([
      [
        "oci://mirror.example/charts frr-k8s 0.0.26",
        ["mirror.example/public/metallb/frr-k8s", "mirror.example/public/frrouting/frr"],
      ],
      [
        "oci://mirror.example/charts metallb 0.16.1",
        ["mirror.example/public/metallb/controller", "mirror.example/public/metallb/speaker"],
      ],
    ]);
  });

  it("say only what their pool can carry out", () => {
    const props = [...platform.specs(estate)].map((spec) => spec.props);
    expect(
      props.map(({ personas, priorityClasses, podSecurity, directions, registries }) => ({
        personas,
        priorityClasses,
        podSecurity,
        directions,
        registries,
      })),
    ).toEqual([
      {
        personas: true,
        priorityClasses: true,
        podSecurity: "1.35",
        directions: ["ingress", "egress"],
        registries: ["registry.zwy.example/gov"],
      },
      {
        personas: true,
        priorityClasses: true,
        podSecurity: "1.35",
        directions: ["ingress", "egress"],
        registries: ["registry.harbin.example", "registry.zwy.example/gov"],
      },
      {
        personas: false,
        priorityClasses: false,
        podSecurity: "none",
        directions: ["ingress"],
        registries: undefined,
      },
    ]);
  });

  it("are plain JSON, so that they can be digested and sent to a worker", () => {
    const specs = [...platform.specs(estate), ...extranet.specs(estate), ...tenancy.specs(estate)];
    expect(JSON.parse(JSON.stringify(specs))).toEqual(specs);
  });
});

function stack(name: string, layer: string, pool: string, management: string, dependsOn: readonly string[]) {
  return { name, layer, pool, management, dependsOn };
}
