import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1/index.js";
import { App, Testing } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { BaseStack } from "../../stacks/base-stack.js";
import { json, props, stackWith, withFolder } from "./in-stack.js";

describe("a base stack", () => {
  it("pins its providers by the name Terraform and OpenTofu agree on, and takes the context from a variable", () => {
    expect(json(() => {})).toEqual({
      "//": {
        metadata: {
          backend: "local",
          overrides: { stack: ["terraform"] },
          stackName: "harbin-test",
          version: expect.any(String),
        },
        outputs: {},
      },
      provider: { kubernetes: [{ config_context: "${var.kube_context}" }] },
      terraform: {
        backend: { local: { path: "../../../state/harbin-test.tfstate" } },
        required_providers: { kubernetes: { source: "hashicorp/kubernetes", version: "~> 2.38" } },
        required_version: ">= 1.6",
      },
      variable: {
        kube_context: {
          default: "harbin",
          description: "The kubeconfig context of the pool; the kubeconfig is named by KUBE_CONFIG_PATH.",
          type: "string",
        },
      },
    });
  });

  it("has the Helm provider only when it has releases", () => {
    const { provider, terraform } = json(() => {}, { releases: true });
    expect(provider.helm).toEqual([{ kubernetes: { config_context: "${var.kube_context}" } }]);
    expect(terraform.required_providers.helm).toEqual({ source: "hashicorp/helm", version: "~> 3.1" });
  });

  it("keeps what overrides its providers from other stacks", () => {
    const version = "terraform.required_providers.kubernetes.version";
    const changed = json((stack) => stack.addOverride(version, "~> 2.40"));
    expect(changed.terraform.required_providers.kubernetes.version).toBe("~> 2.40");
    expect(json(() => {}).terraform.required_providers.kubernetes.version).toBe("~> 2.38");
  });

  it("gives a resource one address wherever it stands in the tree", () => {
    const name = "education-xueji.default-deny";
    const addresses = [
      (stack: BaseStack): Construct => stack,
      (stack: BaseStack): Construct => new Construct(new Construct(stack, "教育厅"), "x_y"),
    ].map((place) => {
      const { resource } = json((stack) => new NamespaceV1(place(stack), name, { metadata: { name } }));
      return Object.keys(resource.kubernetes_namespace_v1);
    });
    expect(addresses).toEqual([["education-xueji_default-deny"], ["education-xueji_default-deny"]]);
  });

  it("refuses a construct id that is no key", () => {
    const make = (stack: BaseStack) => new NamespaceV1(stack, "教育厅", { metadata: {} });
    expect(() => json(make)).toThrow('harbin-test/教育厅: "教育厅" is no key for an address;');
  });

  it("is the same to CDKTF's own synthesis and testing", () => {
    const stack = stackWith((stack) => new NamespaceV1(stack, "a", { metadata: { name: "${a}" } }));
    expect(stack.toTerraform()).toMatchObject({
      resource: { kubernetes_namespace_v1: { a: { metadata: { name: "$${a}" } } } },
    });
    expect(JSON.parse(Testing.synth(stack)).resource.kubernetes_namespace_v1.a.metadata.name).toBe("$${a}");
  });

  it("carries assets and charts with it and names them from the module's folder", () => {
    const paths: string[] = [];
    const stack = stackWith((stack) => {
      paths.push(stack.addAsset("notes/a.txt", "甲"), stack.addChart("objects"));
      new NamespaceV1(stack, "a", {
        metadata: { name: "a", annotations: { asset: `${paths[0]}`, chart: `${paths[1]}` } },
      });
    });
    const names = stack.assets.entries().map(([name]) => name);
    expect(names).toContain("notes/a.txt");
    expect(names).toContain("charts/objects/Chart.yaml");
    expect(stack.toTerraform()).toMatchObject({
      resource: {
        kubernetes_namespace_v1: {
          a: {
            metadata: {
              annotations: { asset: "${path.module}/notes/a.txt", chart: "${path.module}/charts/objects" },
            },
          },
        },
      },
    });
  });

  it("takes overrides as CDKTF does: what is in the way of a path is replaced", () => {
    withFolder((outdir) => {
      const stack = new BaseStack(new App({ outdir }), "a", props);
      stack.addOverride("terraform.experiments", "x");
      stack.addOverride("terraform.experiments.deep", 1);
      expect(stack.toTerraform().terraform).toMatchObject({ experiments: { deep: 1 } });
    });
  });
});
