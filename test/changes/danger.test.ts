import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../../changes/assess.js";
import { dangerKinds, dangerRules } from "../../changes/danger.js";
import { estateOf } from "../stacks/estate-of.js";
import { smallProvince } from "../stacks/small-province.js";
import { changeJson, namespaceValues, quotaValues, stackPlan } from "./plan-json.js";

describe("the kinds of danger", () => {
  it("are the files of their folder, in the order of the list", async () => {
    const files = readdirSync(new URL("../../changes/dangers/", import.meta.url)).sort();
    expect(files).toEqual([...dangerKinds].sort().map((kind) => `${kind}.ts`));
    expect((await dangerRules()).map(({ kind }) => kind)).toEqual(dangerKinds);
  });
});

describe("a danger", () => {
  it("says what, where, whose, from what to what, in both languages", async () => {
    const quota = (cpu: string) => quotaValues("education-xueji", { "requests.cpu": cpu });
    const namespace = namespaceValues("education", "xueji");
    const plan = stackPlan([
      changeJson("kubernetes_namespace_v1.education-xueji", namespace, namespace),
      changeJson("kubernetes_resource_quota_v1.education-xueji_quota", quota("40"), quota("24")),
    ]);
    expect(assess([plan], estateOf(smallProvince), await dangerRules(), "2026-11-22").dangers).toEqual([
      {
        kind: "quota-shrunk",
        pool: "230000-province",
        department: "education",
        stack: "province-tenancy-00",
        address: "kubernetes_resource_quota_v1.education-xueji_quota",
        object: "ResourceQuota education-xueji/quota",
        namespace: "education-xueji",
        before: "40",
        after: "24",
        sentence: {
          zh: "education-xueji 的配额：CPU 由 40 减为 24",
          en: "education-xueji: quota of CPU goes down from 40 to 24",
        },
      },
    ]);
  });
});
