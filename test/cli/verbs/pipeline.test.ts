import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import pipeline from "../../../cli/verbs/pipeline.js";
import { contextOf } from "../context.js";
import { estateWith } from "../folder-with.js";

const input = {
  estate: undefined,
  engine: "gitlab",
  out: ".gitlab/zhengyun",
  check: false,
  at: undefined,
} as const;

const settings = (backend: string) => `schemaVersion: 1
province: "230000"
name: { zh: 示例省政务云 }
registries: [registry.example/gov]
mirrors: { images: mirror.example }
backend: ${backend}
`;
const shared = settings("{ type: http, address: https://state.example/zhengyun }");

/** An estate that is a git repository of its own, with shared state. */
function repository(text = shared): string {
  const folder = estateWith({ "estate.yaml": text });
  mkdirSync(join(folder, ".git"));
  return folder;
}

const files = ["pipeline.yml", "pools/230000-province.yml", "pools/230100-city.yml"];

describe("pipeline", () => {
  it("writes one file a pool and the one that starts them, and says how GitLab is told", async () => {
    const folder = repository();
    const { exitCode, json, text } = await pipeline.run(input, contextOf(folder));
    expect({ exitCode, json, text }).toEqual({
      exitCode: 0,
      json: {
        engine: "gitlab",
        out: ".gitlab/zhengyun",
        main: ".gitlab/zhengyun/pipeline.yml",
        pools: ["230000-province", "230100-city"],
        difference: { added: files, changed: [], removed: [], unchanged: [] },
      },
      text: `✓ .gitlab/zhengyun: 2 pools; 3 files written, 0 removed, 0 as they were
  in .gitlab-ci.yml, say include: [{ local: .gitlab/zhengyun/pipeline.yml }]`,
    });
    const parent = readFileSync(join(folder, ".gitlab/zhengyun/pipeline.yml"), "utf8");
    expect(parent).toMatch(/^# 由 zhengyun 从底账生成/);
    expect(parent).toContain("image: mirror.example/zhengyun:0.1.0");
  });

  it("checks whether the files are those of the estate, and writes nothing", async () => {
    const folder = repository();
    const check = () => pipeline.run({ ...input, check: true }, contextOf(folder));
    expect(await check()).toMatchObject({
      exitCode: 1,
      text: `${files.map((file) => `  ${file}`).join("\n")}\n✗ 3 files stale: run it again without --check`,
    });
    await pipeline.run(input, contextOf(folder));
    expect(await check()).toMatchObject({
      exitCode: 0,
      text: "✓ .gitlab/zhengyun: 3 files, all up to date",
    });
    writeFileSync(join(folder, ".gitlab/zhengyun/pools/left.yml"), "");
    rmSync(join(folder, ".gitlab/zhengyun/pools/230100-city.yml"));
    expect(await check()).toMatchObject({
      exitCode: 1,
      json: { difference: { added: ["pools/230100-city.yml"], removed: ["pools/left.yml"] } },
    });
    expect(readdirSync(join(folder, ".gitlab/zhengyun/pools")).sort()).toEqual([
      "230000-province.yml",
      "left.yml",
    ]);
  });

  it("removes the file of a pool that has gone", async () => {
    const folder = repository();
    await pipeline.run(input, contextOf(folder));
    writeFileSync(join(folder, ".gitlab/zhengyun/pools/left.yml"), "");
    const { json } = await pipeline.run(input, contextOf(folder));
    expect(json).toMatchObject({ difference: { removed: ["pools/left.yml"], unchanged: files } });
  });

  it("writes for Argo likewise", async () => {
    const folder = repository();
    const { text } = await pipeline.run({ ...input, engine: "argo", out: ".argo" }, contextOf(folder));
    expect(text).toBe(`✓ .argo: 2 pools; 4 files written, 0 removed, 0 as they were
  kubectl apply .argo/pipeline.yaml and pools/, then kubectl create or argo submit run.yaml`);
  });

  it("refuses state that would be lost, and a folder outside of a repository", async () => {
    const local = repository(settings("{ type: local }"));
    await expect(pipeline.run(input, contextOf(local))).rejects.toThrow(
      "the state is kept on one machine (backend: local), and would be gone when a job ends",
    );
    const bare = estateWith({ "estate.yaml": shared });
    await expect(pipeline.run(input, contextOf(bare))).rejects.toThrow(/ is in no git repository$/);
    const elsewhere = repository();
    const other = { ...input, out: join(elsewhere, ".gitlab/zhengyun") };
    await expect(pipeline.run(other, contextOf(bare))).rejects.toThrow(/ is not in the repository /);
  });
});
