import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1/index.js";
import { DataKubernetesNamespaceV1 } from "@cdktf/provider-kubernetes/lib/data-kubernetes-namespace-v1/index.js";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1/index.js";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider/index.js";
import {
  Annotations,
  App,
  Fn,
  TerraformAsset,
  TerraformCount,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import { Construct } from "constructs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expression } from "../../../stacks/expression.js";
import { json, type Make, ours, withFolder } from "../in-stack.js";
import { samples } from "./corpus/samples.js";
import { expectEqualToStock, sayAll } from "./equal-to-stock.js";

const namespace = (scope: Construct, id: string) => new NamespaceV1(scope, id, { metadata: { name: id } });

describe("our text of a stack is byte for byte stock CDKTF's, for", () => {
  it.each(Object.entries(samples))("%s", (_, sample) => expectEqualToStock(sample));

  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: fc.constantFrom("$", "%", "{", "}", '"', "\\", "a", "é", "政", "😀", "\n", "e+2") }),
  );
  const key = text.filter((name) => name !== "__proto__");

  it("any JSON value as a local", () => {
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.double({ min: -1e200 }),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom(null, undefined),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(key, tie("value"), { maxKeys: 30 }),
      ),
    })).value;
    const check = (value: unknown) =>
      expectEqualToStock((say) => (stack) => {
        new TerraformLocal(stack, "value", { value: sayAll(value, say) });
      });
    fc.assert(fc.property(value, check), { numRuns: 150 });
  });

  it("any labels and data of a resource, and text around references", () => {
    const map = fc.dictionary(key, text, { maxKeys: 6 });
    const check = (
      labels: Record<string, string>,
      data: Record<string, string>,
      before: string,
      after: string,
    ) =>
      expectEqualToStock((say) => (stack) => {
        const { uid } = namespace(stack, "first").metadata;
        // Stock CDKTF takes "$" and "${" in front of a reference for something else; the e2e test of escaping
        // holds what Terraform makes of ours.
        const plain = (text: string) => text.replace(/[${}]/g, "");
        const around = `${say(plain(before))}${uid}${say(plain(after))}`;
        new ConfigMapV1(stack, "second", {
          metadata: { name: "second", labels: sayAll(labels, say) as Record<string, string> },
          data: { ...(sayAll(data, say) as Record<string, string>), around },
        });
      });
    fc.assert(fc.property(map, map, text, text, check), { numRuns: 100 });
  });

  it("any order in which resources are made", () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?(\.[a-z0-9]{1,3})?$/));
    const check = (ids: string[]) => {
      expectEqualToStock(() => (stack) => ids.forEach((id) => void namespace(stack, id)));
      const reversed: Make = (stack) => ids.toReversed().forEach((id) => void namespace(stack, id));
      expect(ours(reversed)).toBe(ours((stack) => ids.forEach((id) => void namespace(stack, id))));
    };
    fc.assert(fc.property(ids, check), { numRuns: 30 });
  });
});

describe("literal text is text: a stack", () => {
  it("escapes templates in values and keys, and leaves references as they are", () => {
    const { resource } = json((stack) => {
      const { uid } = namespace(stack, "first").metadata;
      new ConfigMapV1(stack, "second", {
        metadata: { name: `\${a}-${uid}`, annotations: { "${k}": "%{v}" } },
        data: { price: `$${uid}`, dollars: `a$$${uid}$`, module: expression("path.module") },
      });
    });
    expect(resource.kubernetes_config_map_v1.second).toMatchObject({
      metadata: {
        name: "$${a}-${kubernetes_namespace_v1.first.metadata[0].uid}",
        annotations: { "$${k}": "%%{v}" },
      },
      data: {
        price: '${"$"}${kubernetes_namespace_v1.first.metadata[0].uid}',
        dollars: 'a${"$$"}${kubernetes_namespace_v1.first.metadata[0].uid}$',
        module: "${path.module}",
      },
    });
  });

  it("leaves text alone where Terraform takes it literally", () => {
    const { terraform, variable, output } = json((stack) => {
      stack.addOverride("terraform.required_version", "${a}");
      new TerraformVariable(stack, "v", { default: ["${k}", "%{v}"], description: "${d}", type: "any" });
      new TerraformOutput(stack, "o", { value: "${v}", description: "${d}" });
    });
    expect(terraform.required_version).toBe("${a}");
    expect(variable.v).toEqual({ default: ["${k}", "%{v}"], description: "${d}", type: "any" });
    expect(output.o).toEqual({ value: "$${v}", description: "${d}" });
  });

  it("refuses text that CDKTF's functions leave unescaped", () => {
    const make: Make = (stack) => new TerraformLocal(stack, "l", Fn.join("-", ["%{ if true }", "a"]));
    expect(() => ours(make)).toThrow('holds the text "%{", which Terraform would evaluate');
  });

  it("refuses a number that CDKTF would leave as a double", () => {
    const make: Make = (stack) => {
      const n = new TerraformVariable(stack, "n", { type: "number" });
      const count = TerraformCount.of(n.numberValue);
      new NamespaceV1(stack, "many", { metadata: { name: `many-${count.index}` }, count });
    };
    expect(() => ours(make)).toThrow("make text of it with Token.asString first");
  });
});

describe("two elements of one address are refused by both their paths:", () => {
  const address = (what: string, one: string, other: string) =>
    `Two constructs have the one Terraform address ${what}: harbin-test/${one} and harbin-test/${other};`;
  const twice =
    (make: (scope: Construct) => void): Make =>
    (stack) => {
      make(new Construct(stack, "x"));
      make(new Construct(stack, "y"));
    };

  it("resources in different places of the tree", () => {
    const make = twice((scope) => void namespace(scope, "a"));
    expect(() => ours(make)).toThrow(address("kubernetes_namespace_v1.a", "x/a", "y/a"));
  });

  it("resources renamed by hand", () => {
    const make: Make = (stack) => {
      namespace(stack, "a");
      namespace(stack, "b").overrideLogicalId("a");
    };
    expect(() => ours(make)).toThrow(address("kubernetes_namespace_v1.a", "a", "b"));
  });

  it("but not two of different types", () => {
    const { resource } = json((stack) => {
      namespace(stack, "a");
      new ConfigMapV1(new Construct(stack, "x"), "a", { metadata: { name: "a" } });
    });
    expect(Object.keys(resource)).toEqual(["kubernetes_config_map_v1", "kubernetes_namespace_v1"]);
  });

  it.each<[string, (scope: Construct) => void]>([
    ["variable.a", (scope) => new TerraformVariable(scope, "a", {})],
    ["output.a", (scope) => new TerraformOutput(scope, "a", { value: 1 })],
    ["locals.a", (scope) => new TerraformLocal(scope, "a", 1)],
    [
      "data.kubernetes_namespace_v1.a",
      (scope) => new DataKubernetesNamespaceV1(scope, "a", { metadata: {} }),
    ],
    ["provider.kubernetes.edge", (scope) => new KubernetesProvider(scope, "a", { alias: "edge" })],
  ])("%s", (what, make) => {
    expect(() => ours(twice(make))).toThrow(address(what, "x/a", "y/a"));
  });

  it("a second provider without an alias", () => {
    const make: Make = (stack) => new KubernetesProvider(stack, "again", {});
    expect(() => ours(make)).toThrow(address("provider.kubernetes", "kubernetes", "again"));
  });
});

describe("what would be lost is refused:", () => {
  it("an error annotated to a construct", () => {
    const make: Make = (stack) => Annotations.of(namespace(stack, "a")).addError("名称已被占用");
    expect(() => ours(make)).toThrow("harbin-test/a: 名称已被占用");
  });

  it("a stack inside the stack", () => {
    expect(() => ours((stack) => new TerraformStack(stack, "inner"))).toThrow(
      "harbin-test/inner is a stack inside",
    );
  });

  it("a CDKTF asset", () => {
    const make: Make = (stack) => new TerraformAsset(stack, "a", { path: import.meta.filename });
    expect(() => ours(make)).toThrow("harbin-test/a is a CDKTF asset; add files to a stack with addAsset");
  });

  it.each(["of ours", "of stock CDKTF"])("a reference to another stack %s", (kind) => {
    withFolder((outdir) => {
      const foreign = new TerraformStack(new App({ outdir }), "foreign");
      const make: Make = (stack) => {
        const other = kind === "of ours" ? stack : namespace(foreign, "other");
        new ConfigMapV1(stack, "a", { metadata: { name: other.node.id, namespace: "b" } });
        if (other instanceof NamespaceV1) new TerraformLocal(stack, "l", other.metadata.uid);
      };
      if (kind === "of stock CDKTF") {
        expect(() => ours(make)).toThrow("A stack refers to an element of the stack foreign;");
        return;
      }
      let uid = "";
      ours((stack) => {
        uid = namespace(stack, "first").metadata.uid;
      });
      expect(() => ours((stack) => new TerraformLocal(stack, "l", uid))).toThrow(
        "A stack refers to kubernetes_namespace_v1.first.metadata[0].uid of the stack harbin-test;",
      );
    });
  });
});
