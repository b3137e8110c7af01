import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checksumsOf, readChecksums } from "../../../cli/manifests/checksums.js";
import { shownPath } from "../../../cli/shown-path.js";
import render from "../../../cli/verbs/render.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

const input = { estate: undefined, pool: [], out: "", at: undefined } as const;

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();

const files = [
  "230000-province/00-namespaces.yaml",
  "230000-province/01-cluster.yaml",
  "230000-province/README.md",
  "230000-province/charts/frr-k8s.values.json",
  "230000-province/charts/metallb.values.json",
  "230000-province/education-xueji.yaml",
  "230000-province/metallb-system.yaml",
  "230000-province/zhengyun-system.yaml",
  "230100-city/00-namespaces.yaml",
  "230100-city/01-cluster.yaml",
  "230100-city/README.md",
  "230100-city/charts/frr-k8s.values.json",
  "230100-city/charts/metallb.values.json",
  "230100-city/health-records.yaml",
  "230100-city/metallb-system.yaml",
  "230100-city/zhengyun-system.yaml",
  "SHA256SUMS",
];

it("writes one folder a pool, and lists every file with its digest", async () => {
  const out = join(folderWith({}), "manifests");
  const context = contextOf(estateWith({}));
  const { exitCode, text, json } = await render.run({ ...input, out }, context);
  const shown = shownPath(out, context.folder);
  expect(exitCode).toBe(0);
  expect(filesIn(out)).toEqual(files);
  const texts = files
    .filter((path) => path !== "SHA256SUMS")
    .map((path) => [path, readFileSync(join(out, path), "utf8")] as const);
  expect(readChecksums(out)).toEqual(checksumsOf(new Map(texts)));
  const objects = texts.flatMap(([, text]) => text.match(/^kind: /gm) ?? []).length;
  expect(json).toMatchObject({ difference: { added: files, changed: [], removed: [], unchanged: [] } });
  expect(text).toBe(`\
  pool             name        objects  files
  230000-province  省级资源池       ${objects / 2}      7
  230100-city      市级资源池       ${objects / 2}      7

✓ ${shown}: 17 files written, 0 removed, 0 as they were (0.0 s)
  how to apply them: ${shown}/230000-province/README.md`);
});

it("writes nothing the second time, and only what a withdrawn grant changes the third", async () => {
  const out = folderWith({});
  const estate = estateWith({});
  const context = contextOf(estate, "zh");
  await render.run({ ...input, out }, context);
  const again = await render.run({ ...input, out }, context);
  expect(again.json).toMatchObject({ difference: { added: [], changed: [], removed: [], unchanged: files } });
  expect(again.text).toContain(`✓ ${shownPath(out, estate)}：写入 0 个文件，删除 0 个，17 个未变（0.0 秒）`);
  rmSync(join(estate, "grants/g-0001.yaml"));
  const { json } = await render.run({ ...input, out }, context);
  expect(json).toMatchObject({
    difference: {
      added: [],
      changed: ["230000-province/education-xueji.yaml", "230100-city/health-records.yaml", "SHA256SUMS"],
      removed: [],
    },
  });
});

it("leaves other pools alone with --pool, and others' files always", async () => {
  const out = folderWith({});
  const context = contextOf(estateWith({}));
  await render.run({ ...input, out }, context);
  rmSync(join(out, "230000-province/01-cluster.yaml"));
  const { json } = await render.run({ ...input, out, pool: ["230100-city"] }, context);
  expect(json).toMatchObject({
    pools: [{ id: "230100-city" }],
    difference: { added: [], changed: [], removed: [] },
  });
  expect(filesIn(out)).toEqual(files.filter((path) => path !== "230000-province/01-cluster.yaml"));
  expect([...readChecksums(out).keys()]).toEqual(files.filter((path) => path !== "SHA256SUMS"));
});

it("removes what it wrote for pools and applications that are no longer in the estate, and nothing else", async () => {
  const earlier = ["gone-pool/README.md", "230100-city/gone-application.yaml"];
  const theirs = "gone-pool/notes.txt";
  const out = folderWith({
    SHA256SUMS: earlier.map((path) => `${"0".repeat(64)}  ${path}\n`).join(""),
    ...Object.fromEntries([...earlier, theirs].map((path) => [path, ""])),
  });
  const { json } = await render.run({ ...input, out }, contextOf(estateWith({})));
  expect(json).toMatchObject({ difference: { removed: [...earlier].sort() } });
  expect(filesIn(out)).toEqual([...files, theirs].sort());
});

it("makes nothing from an estate with errors", async () => {
  const out = join(folderWith({}), "manifests");
  const estate = estateWith({ "changes/freezes.yaml": "freezs: {}\n" });
  expect(await render.run({ ...input, out }, contextOf(estate))).toMatchObject({
    exitCode: 1,
    json: { errors: 2 },
  });
});
