// node build/bundle.mjs [FOLDER]: makes `bin/` of the modules that tsc compiled to a folder (`dist` by default), the
// command in some dozens of files. Node takes most of a millisecond for each module that it finds, opens and links,
// and a small run of the command has seven hundred. The files are CommonJS, which takes half the time to load that ES
// modules do, and are loaded by `load.cjs`. Each module keeps its own `import.meta.url`.
import { copyFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const [folder = "dist"] = process.argv.slice(2);
const root = pathToFileURL(`${resolve(folder)}/`);
const pathOf = (name) => fileURLToPath(new URL(name, root));

/** A folder of modules as one module, which exports each under the name of its file. */
const prefix = "\0folder:";
const modulesIn = (path) => readdirSync(path).filter((name) => name.endsWith(".js"));
const folderModule = (path) =>
  modulesIn(path)
    .map((name) => `export * as ${JSON.stringify(name)} from ${JSON.stringify(`${path}${name}`)};`)
    .join("\n");

/** A folder that code reads, and those in it, as far as there are modules. */
function foldersBelow(path) {
  if (!existsSync(path)) return [];
  const inner = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [path, ...inner.flatMap(({ name }) => foldersBelow(`${path}${name}/`))].filter(
    (one) => modulesIn(one).length > 0,
  );
}

/** Thirty-one days for every month of a year, those that there are not too. */
function daysOf(year) {
  const two = (number) => String(number).padStart(2, "0");
  return Array.from(
    { length: 12 * 31 },
    (_, at) => `${year}-${two(Math.floor(at / 31) + 1)}-${two((at % 31) + 1)}`,
  );
}

/** Modules of ours that say something else once they are bundled. */
const instead = {
  /** Registries: whoever names a folder brings its modules along. */
  "estate/load-module.js": () => `
    const folders = new Map();
    export const bring = (folder, load) => folders.set(folder, load);
    export async function loadModule({ href }) {
      const cut = href.lastIndexOf("/") + 1;
      const load = folders.get(href.slice(0, cut));
      if (load === undefined) throw new Error("the bundle has no module " + href);
      return (await load())[href.slice(cut)];
    }`,
  /** What the code is does not change any more. */
  "estate/source/code-digest.js": async (id) => {
    const { codeDigest } = await import(pathToFileURL(id).href);
    return `export const codeDigest = () => ${JSON.stringify(codeDigest())};`;
  },
  /** Nor is what the library of holidays knows: 31 places for each month of a year, 1 where the day is worked. */
  "estate/published-work.js": async (id) => {
    const { publishedWork } = await import(pathToFileURL(id).href);
    const years = Array.from({ length: 200 }, (_, index) => 1950 + index)
      .filter((year) => publishedWork(`${year}-01-01`) !== undefined)
      .map((year) => [
        year,
        daysOf(year)
          .map((day) => (publishedWork(day) ? "1" : "0"))
          .join(""),
      ]);
    return `
      const years = ${JSON.stringify(Object.fromEntries(years))};
      export function publishedWork(day) {
        const [year, month, date] = day.split("-");
        return years[year] && years[year][(month - 1) * 31 + (date - 1)] === "1";
      }`;
  },
};

/** `new URL("kinds/", import.meta.url)`: a folder that the code reads. */
const folderRead = /new URL\("([./]*\w[\w/-]*\/)", import\.meta\.url\)/g;
/** A folder that a module reads before it goes on, for which CommonJS cannot wait. */
const folderAwaited = new RegExp(`await modulesIn\\(${folderRead.source}\\)`, "g");
/** A thread's first module, or a module's own place. */
const ownPlace = /new Worker\(new URL\("([^"]+)", import\.meta\.url\)|import\.meta\.url/g;

/** `require` where it is made, and where it does not name a package in so many words: Node's in the bundle too. */
const nodesRequire = /(?<=const )require(?= = createRequire\()|\brequire(?=\(`|\.resolve\()/g;

/** CDKTF's packer of zip files (see `constructs/cdktf.ts`) stays outside until somebody packs something. */
const putOff = "archiver";
const putOffModule = `
  import { createRequire } from "node:module";
  const { resolve } = createRequire(import.meta.url);
  export default (...args) => createRequire(resolve("cdktf"))("archiver")(...args);`;

/** What is started: the command, and the threads that it starts. */
const programs = ["zhengyun"];
const entryFile = (name) => `${name}.main.js`;

const ours = {
  name: "zhengyun",
  resolveId: (id) => (id.startsWith(prefix) || id === putOff ? id : undefined),
  load(id) {
    if (id.startsWith(prefix)) return folderModule(id.slice(prefix.length));
    if (id === putOff) return putOffModule;
    return instead[relative(pathOf(""), id)]?.(id);
  },
  transform(code, id) {
    if (!id.startsWith(pathOf(""))) return undefined;
    const place = pathToFileURL(id);
    const imports = [];
    const ready = code.replace(/^#!.*/, "").replaceAll(folderAwaited, (_, name) => {
      const folder = prefix + fileURLToPath(new URL(name, place));
      imports.push(`import * as folder from ${JSON.stringify(folder)};`);
      return "Object.values(folder).map((module) => module.default)";
    });
    const url = `new URL("../${relative(pathOf(""), id)}", import.meta.url).href`;
    const brought = [...ready.matchAll(folderRead)].flatMap(([, name]) =>
      foldersBelow(fileURLToPath(new URL(name, place))).map(
        (path) =>
          `bring(new URL("../${relative(pathOf(""), path)}/", import.meta.url).href, () => import(${JSON.stringify(prefix + path)}));`,
      ),
    );
    const placed = ready.replaceAll(nodesRequire, "nodesRequire").replaceAll(ownPlace, (_, worker) => {
      if (worker === undefined) return url;
      const name = basename(worker, ".js");
      const id = fileURLToPath(new URL(worker, place));
      this.emitFile({ type: "chunk", id, fileName: entryFile(name) });
      programs.push(name);
      return `new Worker(new URL("./${name}.js", import.meta.url)`;
    });
    if (placed === code && brought.length === 0) return undefined;
    if (brought.length > 0) imports.push(`import { bring } from "${pathOf("estate/load-module.js")}";`);
    return { code: [...imports, ...brought, placed].join("\n") };
  },
};

const bundle = await rolldown({
  input: { zhengyun: pathOf("cli/main.js") },
  platform: "node",
  plugins: [ours],
  // A module that some put off and others do not is put off all the same where the modules are not bundled.
  checks: { ineffectiveDynamicImport: false },
});
await bundle.write({
  dir: pathOf("bin"),
  cleanDir: true,
  format: "cjs",
  strict: true,
  entryFileNames: entryFile("[name]"),
  chunkFileNames: "[name]-[hash].js",
});
for (const name of programs) copyFileSync(new URL("load.cjs", import.meta.url), pathOf(`bin/${name}.js`));
writeFileSync(pathOf("bin/package.json"), '{ "type": "commonjs" }\n');
await bundle.close();
