import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { objectsOf } from "../../changes/objects/from-plan.js";
import type { ObjectChange } from "../../changes/objects/object.js";
import { changedPaths } from "../../changes/paths.js";
import { readPlan } from "../../changes/plan/read.js";
import { previewChanges } from "../../changes/preview.js";
import { loadEstate } from "../../estate/index.js";
import { intentOf } from "../../isolation/intent/intent.js";
import { stacksOf } from "../../stacks/app.js";

/** Plans that Terraform showed of the estate which the fixtures of the checks change; see recorded.test.ts. */
const folder = new URL("recorded/", import.meta.url);
const { estate } = await loadEstate(new URL("../estate/checks/base/", import.meta.url).pathname);
if (!estate) throw new Error("the sound estate is not sound");
const intent = intentOf(estate);
const specs = await stacksOf(estate);

function recorded(name: string): ObjectChange[] {
  return readdirSync(new URL(`${name}/`, folder)).flatMap((file) => {
    const stack = file.replace(/\.json$/, "");
    const json: unknown = JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), "utf8"));
    return objectsOf(readPlan(json, { stack, pool: stack.replace(/-(platform|tenancy-\d+)$/, "") }));
  });
}

/** What changes open and close, one path a line; stacks without a change are as the estate says. */
async function paths(changes: readonly ObjectChange[]): Promise<string[]> {
  const changed = new Set(changes.map(({ stack }) => stack));
  const others = specs.filter(({ name }) => !changed.has(name));
  const lines = await changedPaths(changes, others, { before: intent, after: intent });
  return lines.map(({ kind, from, to, ports, pools, grants }) => {
    const reasons = grants.map(({ id, expires }) => `${id} until ${expires}`);
    return [kind, from.zh, "→", to.zh, ...ports, ...pools, ...reasons].join(" ");
  });
}

const granted =
  "教育厅/学籍管理 → 卫健委/健康档案 TCP/443 230000-province → 230100-city g-0001 until 2027-03-01";

describe("what changes open and close", () => {
  it("is nothing where no object changes that decides who reaches whom", async () => {
    expect(await paths(recorded("empty"))).toEqual([]);
    expect(await paths(recorded("quota-grown"))).toEqual([]);
  });

  it("is, of a pool that Terraform has still to fill, what its grants say, also to other pools", async () => {
    expect(await paths(recorded("first"))).toEqual([`opens ${granted}`]);
  });

  it("is the contrary when all of it goes", async () => {
    const gone = recorded("first").map((change) => ({
      ...change,
      action: "delete" as const,
      before: change.after,
      after: change.before,
    }));
    expect(await paths(gone)).toEqual([`closes ${granted}`]);
  });

  it("leaves what Terraform forgets as it is in the pool", async () => {
    const forgotten = recorded("first").map((change) => ({
      ...change,
      action: "forget" as const,
      before: change.after,
      after: undefined,
    }));
    expect(await paths(forgotten)).toEqual([]);
  });

  it("names the grant of what closes, though only one of its two ends is changed", async () => {
    const changes = await previewChanges([], specs);
    const tampered = changes.map((change): ObjectChange => {
      const isEnd = change.kind === "NetworkPolicy" && change.name === "grant-g-0001-egress";
      const after = isEnd
        ? (JSON.parse(JSON.stringify(change.after).replace("443", "8443")) as object)
        : change.after;
      return { ...change, action: isEnd ? "update" : "none", before: change.after, after: { ...after } };
    });
    expect(await paths(tampered)).toEqual([`closes ${granted}`]);
  });
});
