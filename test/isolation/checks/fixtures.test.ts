import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../../estate/index.js";
import { isolationRules } from "../../../isolation/catalogue.js";
import { findingsAbout } from "../../../isolation/checks.js";
import { type World, worldOfManifests } from "../../../isolation/world.js";
import { type Province, provinceOf, worldIn } from "../leaks/seed-leaks.js";

/**
 * One folder a code: `manifests/`, or in `spoil.json` the one place in which what `examples/minimal` brings into
 * being is spoilt; and `expected.txt`, every finding there is, one a line.
 */
const fixtures = new URL(".", import.meta.url).pathname;
const codes = (await isolationRules()).map(({ code }) => code).sort();

let province: Province;
beforeAll(async () => {
  province = await provinceOf("examples/minimal");
}, 60_000);

function worldOf(code: string): World {
  const manifests = join(fixtures, code, "manifests");
  if (existsSync(manifests)) return worldOfManifests(manifests, ["10.244.0.0/16"]);
  const spoil = JSON.parse(readFileSync(join(fixtures, code, "spoil.json"), "utf8")) as Spoil;
  const stacks = [...province.pools.values()].flat();
  const spoilt = stacks.map((one) => ({ ...one, text: one.text.replace(spoil.replace, () => spoil.by) }));
  expect(spoilt).not.toEqual(stacks);
  return worldIn(province, spoilt);
}

interface Spoil {
  readonly replace: string;
  readonly by: string;
}

async function findingsOf(world: World): Promise<string[]> {
  return [...world.findings, ...(await findingsAbout(world, "audit"))].map(line);
}

/** Lines and columns in generated Terraform are left out: they move with every change of a construct. */
function line({ code, severity, file, line, column, entity, message, hint }: Finding): string {
  const place = file.startsWith("stacks/") ? file : `${file}:${line}:${column}`;
  return `${place} ${severity} ${code} ${entity}: ${message.en} (${hint.en}) | ${message.zh}（${hint.zh}）`;
}

describe("fixtures of the checks of objects", () => {
  it("has one rule for each code", () => {
    expect(codes).toEqual([...new Set(codes)]);
  });

  it("has one folder for each code, and no other", () => {
    expect(
      readdirSync(fixtures)
        .filter((name) => /^[A-Z]/.test(name))
        .sort(),
    ).toEqual(codes);
  });

  it.each(codes)("%s is found, with nothing beside what is expected", async (code) => {
    const expected = readFileSync(join(fixtures, code, "expected.txt"), "utf8");
    expect(`${(await findingsOf(worldOf(code))).join("\n")}\n`).toBe(expected);
    expect(expected).toContain(` ${code} `);
  });
});
