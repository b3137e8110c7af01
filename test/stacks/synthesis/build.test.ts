import { Release } from "@cdktf/provider-helm/lib/release/index.js";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1/index.js";
import { Aspects, TerraformResource } from "cdktf";
import { describe, expect, it } from "vitest";
import { BaseStack } from "../../../stacks/base-stack.js";
import type { Layer } from "../../../stacks/layer.js";
import { buildStack } from "../../../stacks/synthesis/build.js";
import { type Make, props, withFolder } from "../in-stack.js";

const spec = { name: "harbin-test", layer: "test", pool: "harbin", dependsOn: [], props: {} };

const layerOf = (make: Make, name = spec.name): Layer => ({
  id: "test",
  specs: () => [],
  build(scope) {
    const stack = new BaseStack(scope, name, props);
    make(stack);
    return stack;
  },
});

const build = (make: Make, name?: string) =>
  withFolder((folder) => buildStack(layerOf(make, name), spec, folder));

const namespace: Make = (stack) => new NamespaceV1(stack, "a", { metadata: { name: "a" } });

describe("building a stack", () => {
  it("gives its text, its files and how many resources it has", async () => {
    const { bytes, resources, assets } = await build((stack) => {
      namespace(stack);
      stack.addAsset("note.txt", "甲");
    });
    const { resource } = JSON.parse(new TextDecoder().decode(bytes));
    expect(Object.keys(resource.kubernetes_namespace_v1)).toEqual(["a"]);
    expect([resources, assets]).toEqual([1, [["note.txt", "甲"]]]);
  });

  it("runs the aspects of the stack", async () => {
    const { bytes } = await build((stack) => {
      namespace(stack);
      const visit = (node: unknown) => {
        if (TerraformResource.isTerraformResource(node)) node.addOverride("metadata.name", "by-an-aspect");
      };
      Aspects.of(stack).add({ visit });
    });
    expect(new TextDecoder().decode(bytes)).toContain('"name": "by-an-aspect"');
  });

  it("runs the validations of constructs", async () => {
    const own: Make = (stack) => stack.node.addValidation({ validate: () => ["配额超出", "没有负责人"] });
    await expect(build(own)).rejects.toThrow(/\[harbin-test\] 配额超出\n.*没有负责人/);
    const without: Make = (stack) => new Release(stack, "r", { name: "r", chart: "c" });
    await expect(build(without)).rejects.toThrow("for the following providers: helm");
  });

  it("refuses a layer that names its stack otherwise than the spec", async () => {
    await expect(build(namespace, "other")).rejects.toThrow("made the stack other of the spec harbin-test");
  });

  it("takes the tree apart, because CDKTF never forgets a token and what it belongs to", async () => {
    const stacks: BaseStack[] = [];
    await build((stack) => {
      namespace(stack);
      stacks.push(stack);
    });
    expect(stacks.map(({ node }) => node.children)).toEqual([[]]);
  });

  it("takes no stack traces meanwhile, and takes them again afterwards, also after an error", async () => {
    const capture = Error.captureStackTrace;
    const seen: boolean[] = [];
    await build(() => seen.push(Error.captureStackTrace === capture));
    const broken: Make = () => {
      throw new Error("no");
    };
    await expect(build(broken)).rejects.toThrow("no");
    expect([seen, Error.captureStackTrace === capture]).toEqual([[false], true]);
  });
});
