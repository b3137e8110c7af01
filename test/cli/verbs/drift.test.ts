import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Language } from "../../../cli/language.js";
import drift from "../../../cli/verbs/drift.js";
import render from "../../../cli/verbs/render.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

const pool = "230000-province";
const input = { estate: undefined, pool: [pool], dump: [], kubectlBin: undefined, at: undefined };

/** An estate and a folder with what it makes of a pool, which is a dump of that pool in which nothing differs. */
async function estateAndDump(language: Language = "en") {
  const context = contextOf(estateWith({}), language);
  const out = folderWith({});
  await render.run({ estate: undefined, pool: [pool], out, at: undefined }, context);
  return { context, dump: join(out, pool) };
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
}

it("what the estate makes, read as a dump, shows no drift; values for Helm beside it are no part of that", async () => {
  const { context, dump } = await estateAndDump();
  expect(existsSync(join(dump, "charts/metallb.values.json"))).toBe(true);
  const { exitCode, text, json } = await drift.run({ ...input, dump: [dump] }, context);
  expect({ exitCode, text }).toEqual({
    exitCode: 0,
    text: expect.stringMatching(/^✓ 省级资源池 \(230000-province\): \d+ objects as the estate says$/),
  });
  expect(json).toMatchObject({
    at: "2026-11-22T04:00:00.000Z",
    from: "dump",
    pools: [{ pool, state: "none", counts: { isolation: 0, benign: 0 }, drift: [], unknown: [] }],
  });
});

describe("what differs is told with who changed it, when by the estate's clock, and where it is declared", () => {
  const changed = async (language: Language) => {
    const { context, dump } = await estateAndDump(language);
    const fields = `"f:spec":{"f:hard":{"f:pods":{}}}`;
    const managed = `managedFields: [{manager: kubectl-edit, operation: Update, time: "2026-11-21T19:12:00Z", fieldsV1: {${fields}}}]`;
    const file = join(dump, "education-xueji.yaml");
    edit(file, /kind: ResourceQuota\nmetadata:\n/, `$&  ${managed}\n`);
    edit(file, /^( {4}pods: ).*$/m, "$1'7'");
    return drift.run({ ...input, dump: [dump] }, context);
  };

  it("in English", async () => {
    const { exitCode, text } = await changed("en");
    expect(exitCode).toBe(1);
    expect(text).toBe(`\
✗ 省级资源池 (230000-province): 1 page
  page DRF002  quota
    ResourceQuota education-xueji/quota: pods is 7, and should be 500
    by kubectl-edit (Update), 2026-11-22 03:12:00; departments/education.yaml:10:5`);
  });

  it("in Chinese", async () => {
    expect((await changed("zh")).text).toBe(`\
✗ 省级资源池 (230000-province)：1 项立即处理
  立即处理 DRF002  配额
    ResourceQuota education-xueji/quota：容器组 应为 500，实为 7
    改动者 kubectl-edit（Update），2026-11-22 03:12:00；departments/education.yaml:10:5`);
  });
});

it("what could not be seen is unknown, in words, and the exit status is 1", async () => {
  const { context, dump } = await estateAndDump();
  const { exitCode, text } = await drift.run({ ...input, dump: [join(dump, "00-namespaces.yaml")] }, context);
  expect(exitCode).toBe(1);
  expect(text).toContain(`
  unknown DRF011
    no NetworkPolicy was seen (`);
  expect(text).toContain("    → have the dump include this kind, or ask the pool's administrator for the");
});

describe("refuses, in one sentence and a hint,", () => {
  it("a dump without its pool", async () => {
    const { context, dump } = await estateAndDump();
    await expect(drift.run({ ...input, pool: [], dump: [dump] }, context)).rejects.toMatchObject({
      text: { en: "a dump is that of one pool" },
      hint: { en: "say which with --pool" },
    });
  });

  it("a dump that is not there", async () => {
    const { context } = await estateAndDump();
    await expect(drift.run({ ...input, dump: ["no.yaml"] }, context)).rejects.toMatchObject({
      text: { en: "there is no no.yaml" },
    });
  });

  it("to look at pools without kubectl", async () => {
    const { context } = await estateAndDump();
    await expect(drift.run(input, { ...context, environment: { PATH: "" } })).rejects.toMatchObject({
      text: { en: "kubectl is not on the PATH" },
    });
    await expect(drift.run({ ...input, kubectlBin: "./nothing" }, context)).rejects.toMatchObject({
      text: { en: "there is no program ./nothing" },
    });
  });

  it("an estate with errors", async () => {
    const estate = estateWith({ "changes/freezes.yaml": "freezs: {}\n" });
    expect(await drift.run(input, contextOf(estate))).toMatchObject({ exitCode: 1, json: { errors: 2 } });
  });
});
