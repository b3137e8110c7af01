import { Release } from "@cdktf/provider-helm/lib/release/index.js";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1/index.js";
import { DataKubernetesNamespaceV1 } from "@cdktf/provider-kubernetes/lib/data-kubernetes-namespace-v1/index.js";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1/index.js";
import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1/index.js";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider/index.js";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1/index.js";
import {
  conditional,
  Fn,
  Lazy,
  TerraformCount,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformVariable,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import { expression } from "../../../../stacks/expression.js";
import type { Sample } from "../equal-to-stock.js";

const namespace = (scope: Construct, id: string) => new NamespaceV1(scope, id, { metadata: { name: id } });

/** One small stack for each thing that CDKTF can put into one. */
export const samples: Readonly<Record<string, Sample>> = {
  "nothing but a provider and a backend": () => () => {},

  "nested constructs": () => (stack) => {
    const tenant = new Construct(stack, "tenant");
    const inner = new Construct(tenant, "inner");
    namespace(inner, "b");
    namespace(tenant, "a");
    namespace(stack, "c");
  },

  "unicode, JSON escapes and templates in text and keys": (say) => (stack) => {
    const text = '教育厅 "学籍" \\ / \u0001\t\n\u2028 😀 é ${var.x} $${y} %{ if true }100%{ $ { %';
    new ConfigMapV1(stack, "text", {
      metadata: {
        name: "text",
        annotations: { [say("zhengyun.io/${title}")]: say(text), "%": say("%%{"), "": say("") },
      },
      data: { "a.yaml": say(text), [say("%{b}")]: say("${"), "\ud800": say("\udc00") },
    });
  },

  "empty lists and maps, null, undefined, booleans and numbers": () => (stack) => {
    new TerraformLocal(stack, "values", [
      [],
      {},
      null,
      undefined,
      [[]],
      { a: undefined, b: {} },
      true,
      false,
    ]);
    new TerraformLocal(stack, "numbers", [0, -0, 1.5, 1e21, -1e-7, Number.MAX_SAFE_INTEGER, 2 ** 60]);
    new ConfigMapV1(stack, "empty", { metadata: { name: "empty", labels: {} }, data: {} });
  },

  "references between resources": () => (stack) => {
    const first = namespace(stack, "first");
    new ConfigMapV1(stack, "second", {
      metadata: {
        name: `of-${first.metadata.name}-and-${first.metadata.uid}`,
        namespace: first.metadata.name,
        labels: first.metadata.labels as unknown as Record<string, string>,
      },
      data: { generation: Token.asString(first.metadata.generation), text: `n=${first.metadata.generation}` },
      dependsOn: [first, namespace(stack, "third")],
    });
  },

  "tokens as keys": () => (stack) => {
    const first = namespace(stack, "first");
    new ConfigMapV1(stack, "second", {
      metadata: { name: "second" },
      data: { [first.metadata.uid]: "a", [`x-${first.metadata.uid}`]: "b", z: "c", b: "d" },
    });
  },

  "list, number and map tokens": () => (stack) => {
    const list = new TerraformVariable(stack, "list", { type: "list(string)" });
    const number = new TerraformVariable(stack, "number", { type: "number" });
    new RoleV1(stack, "role", {
      metadata: { name: "role" },
      rule: [{ apiGroups: list.listValue, resources: ["pods"], verbs: Fn.concat([list.listValue, ["get"]]) }],
    });
    new TerraformLocal(stack, "numbers", [number.numberValue, 2]);
    new TerraformLocal(stack, "number-list", Token.asNumberList(list.value));
    new TerraformLocal(stack, "map", Token.asStringMap(list.value));
    new TerraformLocal(stack, "null", Token.nullValue());
  },

  "functions, operators and conditions": () => (stack) => {
    const name = new TerraformVariable(stack, "name", { type: "string" });
    new TerraformLocal(stack, "upper", Fn.upper(name.stringValue));
    new TerraformLocal(stack, "joined", `${Fn.join("-", [name.stringValue, "x"])}.example`);
    new TerraformLocal(stack, "chosen", conditional(name.value, "a", "b"));
    new TerraformLocal(stack, "object", Fn.merge([{ a: name.stringValue }, { b: 1 }]));
    new TerraformLocal(stack, "module", expression("path.module"));
    new TerraformLocal(stack, "lazy", Lazy.anyValue({ produce: () => ({ b: [name.stringValue], a: 1 }) }));
  },

  "variables, outputs and a data source": () => (stack) => {
    const size = new TerraformVariable(stack, "size", {
      type: "number",
      default: 3,
      description: "副本数",
      sensitive: true,
      nullable: false,
      validation: [{ condition: expression("var.size > 0"), errorMessage: "必须为正数" }],
    });
    const data = new DataKubernetesNamespaceV1(stack, "kube-system", { metadata: { name: "kube-system" } });
    new TerraformOutput(stack, "uid", { value: data.metadata.uid, description: "标识", sensitive: true });
    const inner = new Construct(stack, "inner");
    new TerraformOutput(inner, "twice", { value: { size: size.value, list: [1, size.numberValue] } });
  },

  "lifecycle, count and timeouts": () => (stack) => {
    const other = namespace(stack, "other");
    new NamespaceV1(stack, "kept", {
      metadata: { name: "kept" },
      count: 0,
      timeouts: { delete: "10m" },
      lifecycle: {
        preventDestroy: true,
        createBeforeDestroy: false,
        ignoreChanges: ["metadata[0].annotations"],
        replaceTriggeredBy: [other, "kubernetes_namespace_v1.other.id"],
        precondition: [{ condition: expression("1 == 1"), errorMessage: "no" }],
      },
    });
    const count = TerraformCount.of(new TerraformVariable(stack, "n", { type: "number" }).numberValue);
    new NamespaceV1(stack, "many", { metadata: { name: `many_${count.index}` }, count });
  },

  "for_each and dynamic blocks": () => (stack) => {
    const each = TerraformIterator.fromMap({ a: { cidr: "10.0.0.0/8" }, b: { cidr: "100.64.0.0/10" } });
    new ConfigMapV1(stack, "each", {
      forEach: each,
      metadata: { name: each.key },
      data: { cidr: each.getString("cidr") },
    });
    const list = TerraformIterator.fromList(["10.1.0.0/16", "10.2.0.0/16"]);
    // A token that stands for a token, which is written one way in a block and another in an expression.
    const value = Token.asString(list.value);
    const twice = Lazy.stringValue({ produce: () => value });
    new NetworkPolicyV1(stack, "dynamic", {
      metadata: { name: "dynamic" },
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: list.dynamic({
          from: [{ ipBlock: { cidr: list.value, except: [Token.asString(conditional(twice, "a", "b"))] } }],
        }),
      },
    });
    new Release(stack, "expression", {
      name: "expression",
      chart: "objects",
      set: list.dynamic({ name: twice, value: `x-${twice}` }),
    });
  },

  "nested blocks": () => (stack) => {
    new NetworkPolicyV1(stack, "policy", {
      metadata: { name: "policy", namespace: "a" },
      spec: {
        podSelector: { matchExpressions: [{ key: "tier", operator: "In", values: ["b", "a"] }] },
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: [{ namespaceSelector: {} }, { ipBlock: { cidr: "10.0.0.0/8", except: [] } }] }, {}],
        egress: [{ to: [{ podSelector: {} }], ports: [{ port: "53", protocol: "UDP" }] }],
      },
    });
  },

  "overrides of resources": (say) => (stack) => {
    const one = namespace(stack, "one");
    one.addOverride("metadata.name", "other");
    one.addOverride("wait_for_default_service_account", true);
    one.addOverride("metadata.labels", undefined);
    one.addOverride("added.list", [{ deep: say("${x}") }]);
    namespace(stack, "two").addOverride("//.note", "kept");
    namespace(stack, "three");
  },

  "overrides of the stack": () => (stack) => {
    namespace(stack, "one");
    stack.addOverride("terraform.experiments", ["a"]);
    stack.addOverride("terraform.required_providers.kubernetes.version", "~> 2.40");
    stack.addOverride("resource.kubernetes_namespace_v1.one.metadata.name", "other");
    stack.addOverride("resource.kubernetes_namespace_v1.added", { metadata: { name: "added" } });
    stack.addOverride("locals", { b: 1, a: [1] });
    stack.addOverride("locals", { a: [2] });
    stack.addOverride("terraform.required_version", undefined);
    stack.addOverride("variable.kube_context.description", undefined);
  },

  "a second provider by alias": () => (stack) => {
    const provider = new KubernetesProvider(stack, "edge", { alias: "edge", configContext: "edge" });
    provider.addOverride("experiments", { manifest_resource: false });
    new NamespaceV1(stack, "here", { provider, metadata: { name: "here" } });
    new DataKubernetesNamespaceV1(stack, "there", { provider, metadata: { name: "there" } });
  },

  "a Helm release": (say) => (stack) => {
    new Release(stack, "objects", {
      name: "objects",
      chart: `${expression("path.module")}/charts/objects`,
      values: [say("objects:\n  - ${datasource}\n")],
      set: [{ name: "a", value: "b" }],
      timeout: 600,
      atomic: true,
    });
  },

  "a resource that takes another's place": () => (stack) => {
    namespace(stack, "ordinary");
    namespace(stack, "renamed").moveFromId("kubernetes_namespace_v1.old");
    namespace(stack, "zebra");
  },

  "a resource that is imported": () => (stack) => {
    namespace(stack, "ordinary");
    namespace(stack, "imported").importFrom("imported");
    namespace(stack, "zebra");
  },

  "one reference as a value and as a thing to wait for": () => (stack) => {
    const first = namespace(stack, "first");
    const value = Lazy.stringValue({ produce: () => first.fqn });
    new ConfigMapV1(stack, "a", { metadata: { name: "a" }, data: { value }, dependsOn: [first] });
    new ConfigMapV1(stack, "b", { metadata: { name: "b" }, data: { value }, dependsOn: [first] });
  },

  "an address set by hand": () => (stack) => {
    namespace(stack, "one").overrideLogicalId("zebra");
    namespace(stack, "two");
  },

  "values with a prototype of their own": () => (stack) => {
    class Port {
      readonly port = 80;
      readonly name = "http";
    }
    new TerraformLocal(stack, "values", { at: new Date(0), port: new Port(), bare: Object.create(null) });
  },
};
