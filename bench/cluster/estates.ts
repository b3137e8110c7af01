import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleFolder } from "../example/folder.js";
import { generateProvince } from "../province/generate.js";

/** Three cities with about as much in their pools each: some 300 resources. */
export const cityPools = ["230200-qiqihar", "230300-jixi", "230400-hegang"] as const;

/** Writes an estate with these pools. @param charts where the upstream charts are served */
export function writeCities(folder: string, charts: string, quick: boolean): void {
  const [departments, applications] = quick ? [120, 210] : [208, 370];
  const weights = quick ? { province: 6, city: 1, county: 0 } : { province: 3, city: 1, county: 0 };
  generateProvince(folder, { counties: 0, departments, applications, grants: 40, weights });
  appendFileSync(join(folder, "estate.yaml"), `\nmirrors: { charts: "${charts}" }\n`);
}

/** A pool of each tier of the example. */
export const examplePools = ["230000-province", "230100-harbin", "industry-education"] as const;

/** Writes the example. @param charts where the upstream charts are served */
export function writeExample(folder: string, charts: string): void {
  cpSync(fileURLToPath(exampleFolder), folder, { recursive: true });
  const settings = join(folder, "estate.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/(?<=\bcharts: )https:\S+/, charts));
}

/** Writes an estate with one large pool, of some 5,000 objects, and next to nothing elsewhere. */
export function writeLargePool(folder: string, quick: boolean): void {
  const many = quick ? 200 : 610;
  const weights = { province: 100, city: 1, county: 0 };
  generateProvince(folder, { counties: 0, departments: many, applications: many, grants: 40, weights });
}
