import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { buildEach } from "../../changes/build-objects.js";
import { loadEstate } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";

const folder = process.env.ZHENGYUN_CHARTS ?? join(import.meta.dirname, "../../../shared/charts");
const missing = existsSync(folder) ? "" : " (not run: name a folder of charts' keys in ZHENGYUN_CHARTS)";

/** The keys of a chart's values and the type of each. Below an empty map or list keys are free. */
type Keys = ReadonlyMap<string, string>;

const charts: ReadonlyMap<string, Keys> = new Map(
  missing
    ? []
    : readdirSync(folder)
        .filter((file) => file.endsWith(".keys"))
        .map((file) => [
          file.slice(0, -".keys".length),
          new Map(
            readFileSync(join(folder, file), "utf8")
              .split("\n")
              .filter((line) => line !== "")
              .map((line) => line.split(" ") as [string, string]),
          ),
        ]),
);

/** Values that a chart hands on as they are, to a program's configuration and flags: its keys name defaults only. */
const handedOn = /^alertmanager\.config$|^config\.modules$|\.extraArgs$/;

/** The values that a chart would pass over in silence: keys that it does not have. */
function unknownKeys(values: unknown, keys: Keys, path = ""): string[] {
  if (handedOn.test(path)) return [];
  const type = keys.get(path);
  const isMap = typeof values === "object" && values !== null && !Array.isArray(values);
  // A leaf; what stands below a map or where nothing was by default is free.
  if (type !== undefined) return isMap && !["map", "null"].includes(type) ? [`${path} is a ${type}`] : [];
  const isBranch = path === "" || [...keys.keys()].some((key) => key.startsWith(`${path}.`));
  if (!isBranch) return [`${path} is no key of the chart`];
  if (!isMap) return [`${path} is a map`];
  return Object.entries(values).flatMap(([key, inner]) => {
    const own = key.replaceAll(".", "\\.");
    return unknownKeys(inner, keys, path ? `${path}.${own}` : own);
  });
}

interface Release {
  readonly chart: string;
  readonly values?: readonly string[];
}

/** The releases of upstream charts in a stack. */
function releasesIn(text: string): Release[] {
  const { resource } = JSON.parse(text) as { resource?: { helm_release?: Record<string, Release> } };
  return Object.values(resource?.helm_release ?? {}).filter(({ chart }) => !chart.includes("charts/objects"));
}

const nameOf = ({ chart }: Release) =>
  chart
    .split("/")
    .at(-1)
    ?.replace(/-\d+\.\d+\.\d+.*$/, "") ?? chart;

describe.skipIf(missing)(`values that we set on upstream charts${missing}`, async () => {
  const { estate } = await loadEstate(join(import.meta.dirname, "../../examples/heilongjiang"));
  if (!estate) throw new Error("the example is not an estate");
  const stacks = await buildEach(await stacksOf(estate), releasesIn);

  it("are keys of the chart's pinned version, in every release of every stack", () => {
    const faults = [...stacks].flatMap(([{ name }, releases]) =>
      releases.flatMap((release) => {
        const keys = charts.get(nameOf(release));
        if (!keys) return [`${name}: nothing is known of the chart ${release.chart}`];
        return (release.values ?? []).flatMap((values) =>
          unknownKeys(load(values) ?? {}, keys).map((fault) => `${name} ${nameOf(release)}: ${fault}`),
        );
      }),
    );
    expect(faults).toEqual([]);
  });

  it("that a chart does not have are found", () => {
    const keys: Keys = new Map([
      ["speaker.enabled", "bool"],
      ["speaker.tolerations", "list"],
      ["speaker.nodeSelector", "map"],
      ["a\\.b.c", "string"],
    ]);
    const fine = {
      speaker: { enabled: true, tolerations: [{}], nodeSelector: { any: "thing" } },
      "a.b": { c: "x" },
    };
    expect(unknownKeys(fine, keys)).toEqual([]);
    expect(unknownKeys({ speaker: { enable: true, enabled: { really: true } }, speakr: {} }, keys)).toEqual([
      "speaker.enable is no key of the chart",
      "speaker.enabled is a bool",
      "speakr is no key of the chart",
    ]);
  });
});
