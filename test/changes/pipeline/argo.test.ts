import { describe, expect, it } from "vitest";
import { argo } from "../../../changes/pipeline/argo.js";
import { props } from "./props.js";

interface Template {
  readonly name: string;
  readonly steps?: readonly (readonly { readonly name: string; readonly when?: string }[])[];
  readonly suspend?: object;
  readonly [field: string]: unknown;
}

/** The templates of a file by name. */
function templates(file: string): Record<string, Template> {
  const [document] = argo.files(props).get(file) ?? [];
  const { spec } = document as { spec: { templates: readonly Template[] } };
  return Object.fromEntries(spec.templates.map((template) => [template.name, template]));
}

describe("the workflow of all pools", () => {
  it("runs each pool's own template after those it waits for; one that fails does not stop the others", () => {
    const { pools } = templates("pipeline.yaml");
    const { dag } = pools as { dag?: { failFast: boolean; tasks: readonly Record<string, unknown>[] } };
    expect(dag?.failFast).toBe(false);
    expect(dag?.tasks.map(({ name, depends, templateRef }) => ({ name, depends, templateRef }))).toEqual([
      { name: "pool-province", templateRef: { name: "zhengyun-province", template: "pool" } },
      {
        name: "pool-harbin",
        depends: "pool-province",
        templateRef: { name: "zhengyun-harbin", template: "pool" },
      },
      { name: "pool-health", templateRef: { name: "zhengyun-health", template: "pool" } },
    ]);
  });
});

describe("the workflow of a pool", () => {
  const { pool, plan, comment, approve, apply } = templates("pools/harbin.yaml");

  it("plans, comments, waits for a person and applies; without changes it asks nobody", () => {
    const changed = '"{{steps.plan.outputs.parameters.digest}}" != ""';
    expect(pool?.steps?.flat().map(({ name, when }) => ({ name, when }))).toEqual([
      { name: "plan", when: undefined },
      { name: "comment", when: '"{{inputs.parameters.notes}}" != ""' },
      { name: "approve", when: changed },
      { name: "apply", when: changed },
    ]);
    expect(approve).toEqual({ name: "approve", suspend: {} });
  });

  it("touches the pool only beside it, alone, with that pool's account and Secrets", () => {
    for (const job of [plan, apply]) {
      expect(job).toMatchObject({
        nodeSelector: { "zhengyun.io/beside": "harbin" },
        serviceAccountName: "zhengyun-harbin",
        synchronization: { mutexes: [{ name: "zhengyun-harbin" }] },
        volumes: [{ name: "credentials", secret: { secretName: "zhengyun-harbin" } }],
        container: { envFrom: [{ secretRef: { name: "zhengyun-harbin-state", optional: true } }] },
      });
    }
    expect(comment).not.toHaveProperty("volumes");
    expect(comment).not.toHaveProperty("serviceAccountName");
  });

  it("puts nothing that somebody typed into a shell's text", () => {
    for (const job of [plan, comment, apply]) {
      const { args } = (job as unknown as { container: { args: readonly string[] } }).container;
      expect(args.join()).not.toContain("{{");
    }
  });
});
