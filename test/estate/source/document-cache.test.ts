import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Estate, loadEstate } from "../../../estate/index.js";
import { build } from "../../built.js";
import { type Files, inFolder, smallEstate, withoutPrivileges, write } from "../folder.js";

const cached = { cacheFrom: 1, threadsFrom: Number.POSITIVE_INFINITY };
const uncached = { cacheFrom: Number.POSITIVE_INFINITY };

/** Everything that loading gives, as plain data. */
async function loaded(folder: string, options: object, load = loadEstate): Promise<unknown> {
  const { estate, findings, files } = await load(folder, options);
  return { findings, files, entities: estate && everything(estate) };
}

function everything(estate: Estate): unknown {
  return estate.kinds.flatMap((kind) =>
    estate.all(kind).map(({ id, file, path, owner, value }) => ({ kind, id, file, path, owner, value })),
  );
}

const cacheOf = (folder: string) => join(folder, ".zhengyun/cache");
const shelfOf = (folder: string) => join(cacheOf(folder), "documents-0.json");

const department = String(smallEstate["departments/education.yaml"]);
const departments: Files = Object.fromEntries(
  ["health", "finance", "justice"].map((id) => [
    `departments/${id}.yaml`,
    department.replace("教育厅", `${id}厅`),
  ]),
);
const estate: Files = { ...smallEstate, ...departments };

describe("the cache of documents", () => {
  it("is written by the first load and gives the second the same", async () => {
    await inFolder(estate, async (folder) => {
      await settled();
      const first = await loaded(folder, cached);
      const shelf = readFileSync(shelfOf(folder), "utf8");
      expect(JSON.parse(shelf.slice(shelf.indexOf("\n")))).toHaveLength(6);
      expect(await loaded(folder, cached)).toEqual(first);
      expect(first).toEqual(await loaded(folder, uncached));
    });
  });

  it("is what the second load reads", async () => {
    await inFolder(estate, async (folder) => {
      await settled();
      await loadEstate(folder, cached);
      const { mtimeMs } = statSync(shelfOf(folder));
      await loadEstate(folder, cached);
      expect(statSync(shelfOf(folder)).mtimeMs).toBe(mtimeMs);
    });
  });

  it("keeps itself out of version control", async () => {
    await inFolder(estate, async (folder) => {
      await loadEstate(folder, cached);
      expect(readFileSync(join(cacheOf(folder), ".gitignore"), "utf8")).toBe("*\n");
    });
  });

  it("leaves small estates without one, and those whose user says so", async () => {
    await inFolder(estate, async (folder) => {
      await loadEstate(folder);
      expect(existsSync(cacheOf(folder))).toBe(false);
      process.env.ZHENGYUN_CACHE = "off";
      await loadEstate(folder);
      delete process.env.ZHENGYUN_CACHE;
      expect(existsSync(cacheOf(folder))).toBe(false);
    });
  });

  it("does not take a file for unchanged that was written over with as many bytes and its old time", async () => {
    await inFolder(estate, async (folder) => {
      const path = join(folder, "departments/health.yaml");
      utimesSync(path, 1000, 1000);
      await settled();
      await loadEstate(folder, cached);
      writeFileSync(path, readFileSync(path, "utf8").replace("health厅", "heaven厅"));
      utimesSync(path, 1000, 1000);
      const { estate } = await loadEstate(folder, cached);
      expect(estate?.find("department", "health")?.value.name.zh).toBe("heaven厅");
    });
  });

  it("sees every one of many quick changes", async () => {
    await inFolder(estate, async (folder) => {
      const path = join(folder, "departments/health.yaml");
      for (let round = 0; round < 50; round++) {
        const zh = `health${round + 10}`;
        writeFileSync(path, department.replace("教育厅", zh));
        const { estate } = await loadEstate(folder, cached);
        expect(estate?.find("department", "health")?.value.name.zh).toBe(zh);
      }
    });
  });

  it.each<[string, (folder: string) => void]>([
    [
      "is cut off",
      (folder) => writeFileSync(shelfOf(folder), readFileSync(shelfOf(folder)).subarray(0, -20)),
    ],
    ["has one bit changed", (folder) => damage(shelfOf(folder), 400)],
    ["has one bit of its head changed", (folder) => damage(shelfOf(folder), 3)],
    ["is empty", (folder) => writeFileSync(shelfOf(folder), "")],
    ["is not ours", (folder) => writeFileSync(shelfOf(folder), "PK\u0003\u0004")],
    [
      "is another version's",
      (folder) => writeFileSync(shelfOf(folder), readFileSync(shelfOf(folder), "utf8").replace(/^./, "x")),
    ],
    ["is a folder", (folder) => replace(shelfOf(folder), mkdirSync)],
    ["is a link in a circle", (folder) => replace(shelfOf(folder), (path) => symlinkSync(path, path))],
    [
      "lies in a folder that is a file",
      (folder) => replace(cacheOf(folder), (path) => writeFileSync(path, "")),
    ],
    ["was taken away", (folder) => rmSync(cacheOf(folder), { recursive: true })],
  ])("is ignored where it %s", async (_, spoil) => {
    await inFolder(estate, async (folder) => {
      await settled();
      const before = await loaded(folder, cached);
      spoil(folder);
      expect(await loaded(folder, cached)).toEqual(before);
      expect(await loaded(folder, cached)).toEqual(before);
    });
  });

  it("is done without where the folder may not be written", async () => {
    await inFolder(estate, async (folder) => {
      const before = await loaded(folder, uncached);
      chmodSync(folder, 0o555);
      await withoutPrivileges(async () => {
        expect(await loaded(folder, cached)).toEqual(before);
      });
      chmodSync(folder, 0o755);
      expect(existsSync(cacheOf(folder))).toBe(false);
    });
  });

  it("never changes what is loaded, whatever is edited between two loads", async () => {
    const edits = fc.record({
      what: fc.constantFrom(...Object.keys(editors)),
      file: fc.constantFrom(...Object.keys(estate)),
      other: fc.constantFrom(...Object.keys(estate)),
      text: fc.constantFrom(
        ...Object.values(estate).map(String),
        "{",
        "",
        department.replace("教育厅", "卫健委"),
        department.replace("A", "G"),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edits, { maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        async (rounds) => {
          await inFolder(estate, async (folder) => {
            for (const made of rounds) {
              for (const { what, file, other, text } of made)
                edit(what, join(folder, file), join(folder, other), text);
              if (!existsSync(join(folder, "estate.yaml"))) {
                rmSync(join(folder, "estate.yaml"), { force: true });
                write(folder, { "estate.yaml": smallEstate["estate.yaml"] ?? "" });
              }
              expect(await loaded(folder, cached)).toEqual(await loaded(folder, uncached));
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** What may happen to a file between two loads. */
const editors: Readonly<Record<string, (path: string, other: string, text: string) => void>> = {
  write: (path, _, text) => writeFileSync(path, text),
  remove: (path) => rmSync(path, { force: true }),
  rename: (path, other) => existsSync(path) && renameSync(path, other),
  swap: (path, other) => {
    if (!existsSync(path) || !existsSync(other) || path === other) return;
    renameSync(path, `${path}.swap`);
    renameSync(other, path);
    renameSync(`${path}.swap`, other);
  },
  "same size and time": (path) => {
    if (!existsSync(path)) return;
    const { atime, mtime } = statSync(path);
    writeFileSync(path, readFileSync(path, "utf8").replace(/[a-z](?=:)/, "q"));
    utimesSync(path, atime, mtime);
  },
  touch: (path) => existsSync(path) && utimesSync(path, 1, 1),
  link: (path, other) => {
    if (!existsSync(other) || path === other) return;
    rmSync(path, { force: true });
    symlinkSync(other, path);
  },
};

function edit(what: string, path: string, other: string, text: string): void {
  try {
    editors[what]?.(path, other, text);
  } catch (error) {
    // Links made by earlier edits may run in a circle.
    if ((error as NodeJS.ErrnoException).code !== "ELOOP") throw error;
  }
}

describe("threads", () => {
  const { folder: compiled, remove } = build();
  afterAll(remove);
  const many: Files = {
    ...estate,
    ...Object.fromEntries(
      Array.from({ length: 1200 }, (_, index) => [
        `departments/d${index}.yaml`,
        index % 97 === 0 ? "accessClas: A\n" : department,
      ]),
    ),
  };

  it("read the same as one thread does, and fill the same cache", async () => {
    const { loadEstate: load } = (await import(new URL("estate/index.js", compiled).href)) as {
      loadEstate: typeof loadEstate;
    };
    await inFolder(many, async (folder) => {
      await settled();
      const alone = await loaded(folder, { ...uncached, threadsFrom: Number.POSITIVE_INFINITY }, load);
      const together = await loaded(folder, { cacheFrom: 1, threadsFrom: 1 }, load);
      expect(together).toEqual(alone);
      expect(readdirSync(cacheOf(folder)).filter((name) => name.endsWith(".json"))).toHaveLength(4);
      expect(await loaded(folder, { cacheFrom: 1, threadsFrom: 1 }, load)).toEqual(alone);
    });
  });
});

/** Long enough for the clock of the file system to tick, so that what was written before may be trusted. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}

function damage(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

function replace(path: string, make: (path: string) => void): void {
  rmSync(path, { recursive: true, force: true });
  make(path);
}
