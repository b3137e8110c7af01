import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../../changes/assess.js";
import { dangerRules } from "../../changes/danger.js";
import { readPlan } from "../../changes/plan/read.js";
import { loadEstate } from "../../estate/index.js";

/** What Terraform 1.11 showed of plans against real API servers; test/e2e/changes made them, with RECORD=1; `upgraded` is ours over an older output. */
const folder = new URL("recorded/", import.meta.url);
const { estate } = await loadEstate(new URL("../estate/checks/base/", import.meta.url).pathname);
const rules = await dangerRules();

function assessed(name: string) {
  if (!estate) throw new Error("the sound estate is not sound");
  const plans = readdirSync(new URL(`${name}/`, folder)).map((file) => {
    const stack = file.replace(/\.json$/, "");
    const json: unknown = JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), "utf8"));
    return readPlan(json, { stack, pool: stack.replace(/-(platform|tenancy-\d+)$/, "") });
  });
  return assess(plans, estate, rules, "2026-11-22");
}

/** Pool, department, and counts by kind, as one line each. */
function changes(name: string): string[] {
  return assessed(name).pools.flatMap(({ pool, groups }) =>
    groups.map(({ department = "platform", kinds, quota }) => {
      const counts = kinds.map(({ kind, counts }) => `${kind} ${JSON.stringify(counts)}`);
      const amounts = quota.map(({ key, before, after }) => `${key} ${before}>${after}`);
      return [`${pool} ${department}:`, ...counts, ...amounts].join(" ");
    }),
  );
}

const dangers = (name: string) => assessed(name).dangers.map(({ kind, object }) => `${kind} ${object}`);

describe("a recorded plan", () => {
  it("has its place in these tests", () => {
    expect(readdirSync(folder).sort()).toEqual([
      "department-removed",
      "empty",
      "first",
      "grant-added",
      "interrupted",
      "opened-by-hand",
      "pool-died",
      "quota-grown",
      "quota-shrunk",
      "registries-changed",
      "upgraded",
    ]);
  });

  it("of a pool that is new adds everything, and endangers nothing", () => {
    expect(dangers("first")).toEqual([]);
    expect(changes("first").map((line) => line.split(":")[0])).toEqual([
      "230000-province platform",
      "230000-province education",
    ]);
    expect(changes("first")[1]).toContain(
      'Namespace {"create":1} NetworkPolicy {"create":4} ResourceQuota {"create":1} RoleBinding {"create":2} requests.cpu 0>4',
    );
    expect(assessed("first").grants.map(({ grant }) => grant)).toEqual(["g-0001"]);
  });

  it("of a pool that is as it should be says that nothing changes", () => {
    expect(assessed("empty")).toEqual({ digest: undefined, stacks: [], dangers: [], pools: [], grants: [] });
  });

  it("with more quota is not dangerous, with less it is", () => {
    expect([changes("quota-grown"), dangers("quota-grown")]).toEqual([
      ['230100-city health: ResourceQuota {"update":1} requests.cpu 4>6'],
      [],
    ]);
    expect([changes("quota-shrunk"), dangers("quota-shrunk")]).toEqual([
      ['230100-city health: ResourceQuota {"update":1} requests.cpu 6>2'],
      ["quota-shrunk ResourceQuota health-records/quota"],
    ]);
  });

  it("with a grant that the estate does not have is dangerous at both ends", () => {
    // The estate read here has g-0001 only.
    expect(dangers("grant-added")).toEqual([
      "isolation-widened NetworkPolicy education-xueji/grant-g-0002-ingress",
      "isolation-widened NetworkPolicy health-records/grant-g-0002-egress",
    ]);
  });

  it("that closes what was opened by hand is not dangerous", () => {
    expect([changes("opened-by-hand"), dangers("opened-by-hand")]).toEqual([
      ['230000-province education: NetworkPolicy {"update":1}'],
      [],
    ]);
  });

  it("with other registries says that nobody can tell", () => {
    expect(dangers("registries-changed")).toEqual([
      "admission-weakened ValidatingAdmissionPolicy zhengyun-registries",
    ]);
  });

  it("made by a newer version of ours over an older one's output destroys and weakens nothing", () => {
    expect(changes("upgraded")).toEqual([
      '230000-province platform: ValidatingAdmissionPolicy {"update":8} ValidatingAdmissionPolicyBinding {"update":8}',
    ]);
    expect(dangers("upgraded")).toEqual([]);
  });

  it("without a department names all that goes", () => {
    const gone = dangers("department-removed");
    expect(gone.filter((danger) => !danger.startsWith("deletion "))).toEqual([]);
    expect(gone).toContain("deletion Namespace health-records");
    expect(gone).toContain("deletion NetworkPolicy education-xueji/grant-g-0001-egress");
    expect(changes("department-removed")[1]).toMatch(/^230100-city health: .*"delete":1.* requests\.cpu 2>0/);
  });

  it("of a pool that died in the middle makes anew what was half made", () => {
    const kinds = new Set(dangers("pool-died").map((danger) => danger.split(" ")[0]));
    expect([...kinds].filter((kind) => !["replacement", "rights-widened"].includes(kind ?? ""))).toEqual([]);
    expect(assessed("pool-died").digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("of a stack that was interrupted holds nothing but the rest of it", () => {
    const actions = assessed("interrupted").stacks.flatMap((stack) =>
      stack.changes.map(({ action }) => action),
    );
    expect(actions).not.toEqual([]);
    expect(actions.filter((action) => action !== "create" && action !== "replace")).toEqual([]);
  });

  it("holds no path, no address and no secret of the machine that made it", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".json"),
    );
    expect(files).not.toEqual([]);
    for (const file of files) {
      const text = readFileSync(new URL(file, folder), "utf8");
      expect(text).not.toMatch(/\/(tmp|root|work|home)\/|127\.0\.0\.1|Bearer |BEGIN [A-Z ]*PRIVATE/);
    }
  });
});
