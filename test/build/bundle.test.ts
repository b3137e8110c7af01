import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateProvince } from "../../bench/province/generate.js";
import { buildCommand } from "../built.js";
import { contentsOf } from "../cli/folder-with.js";
import { estateFolder } from "../estate/checks/fixture.js";

/** The command in few files does what the compiled modules do one by one. */
const root = fileURLToPath(new URL("../../", import.meta.url));
let built: ReturnType<typeof buildCommand>;
let folder: string;

beforeAll(() => {
  built = buildCommand();
  folder = mkdtempSync(join(tmpdir(), "zhengyun-bundle-"));
});

afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true });
});

const compiled = () => fileURLToPath(new URL("cli/main.js", built.folder));

async function output(program: string, ...args: string[]) {
  const { exitCode, stdout } = await execa(process.execPath, [program, ...args], {
    cwd: root,
    reject: false,
  });
  return { exitCode, stdout };
}

/** A module to preload that tells how many files V8 had code for, and for how many it refused it. */
function counter(): string {
  const path = join(folder, "counter.cjs");
  writeFileSync(
    path,
    `const vm = require("node:vm");
    const refused = [];
    vm.Script = class extends vm.Script {
      constructor(source, options) {
        super(source, options);
        if (options.cachedData) refused.push(this.cachedDataRejected);
      }
    };
    process.on("exit", () => console.error(JSON.stringify([refused.length, refused.filter(Boolean).length])));`,
  );
  return path;
}

describe("the bundled command", () => {
  it("has every verb, kind, check and page that the folders have", async () => {
    for (const args of [["--help"], ["schema", "--check"], ["explain", "CHG002"]]) {
      expect(await output(built.program, ...args)).toEqual(await output(compiled(), ...args));
    }
  });

  it("synthesises the same bytes", async () => {
    const [one, other] = [join(folder, "bundled"), join(folder, "compiled")];
    const words = ["synth", "examples/minimal", "--at", "2026-11-22", "--json", "--out"];
    expect((await output(built.program, ...words, one)).exitCode).toBe(0);
    expect((await output(compiled(), ...words, other)).exitCode).toBe(0);
    expect(contentsOf(one)).toEqual(contentsOf(other));
    expect(Object.keys(contentsOf(one)).length).toBeGreaterThan(6);
  });

  it("knows the working days of the same years", async () => {
    await estateFolder("base", async (estate) => {
      for (let year = 2000; year < 2040; year++) {
        const holidays = `holidays: [{ name: 元旦, from: ${year}-01-01, to: ${year}-01-01 }]`;
        const calendar = `source: 国办发明电〔${year}〕0号（示例）\n${holidays}\nworkdays: []\n`;
        writeFileSync(join(estate, `duty/calendar-${year}.yaml`), calendar);
      }
      const words = ["check", estate, "--at", "2026-11-22", "--json"];
      const told = await output(built.program, ...words);
      expect(told).toEqual(await output(compiled(), ...words));
      expect(JSON.parse(told.stdout).findings.length).toBeGreaterThan(400);
    });
  });

  it("runs with the code that was kept of it, and without what does not fit", async () => {
    const bin = fileURLToPath(new URL("bin/", built.folder));
    const words = ["check", "examples/minimal", "--at", "2026-11-22", "--json"];
    const plain = await output(built.program, ...words);
    execFileSync(process.execPath, ["build/keep-code.mjs", fileURLToPath(built.folder)], { cwd: root });
    const kept = readdirSync(bin).filter((file) => file.endsWith(".code"));
    expect(kept).toEqual(expect.arrayContaining(["zhengyun.main.js.code", "worker.main.js.code"]));
    const counted = ["--require", counter(), built.program, ...words];
    const { stdout, stderr } = await execa(process.execPath, counted, { cwd: root });
    const [taken, refused] = JSON.parse(stderr);
    expect({ stdout, refused }).toEqual({ stdout: plain.stdout, refused: 0 });
    expect(taken).toBeGreaterThan(20);
    for (const [index, file] of kept.entries()) {
      const code = readFileSync(join(bin, file));
      writeFileSync(join(bin, file), index % 2 === 0 ? code.subarray(0, code.length / 2) : "not code");
    }
    expect(await output(built.program, ...words)).toEqual(plain);
  });

  it("has what its threads need, which read and build where there are thousands of files", async () => {
    const estate = join(folder, "estate");
    generateProvince(estate, { counties: 13, departments: 2000, applications: 40, grants: 10 });
    const words = ["synth", estate, "--at", "2026-11-22", "--json", "--out", join(folder, "large")];
    const { exitCode, stdout } = await output(built.program, ...words);
    const { total, written } = JSON.parse(stdout);
    expect({ exitCode, pools: total.pools, stacks: written.length }).toEqual({
      exitCode: 0,
      pools: 20,
      stacks: total.stacks,
    });
  });
});
