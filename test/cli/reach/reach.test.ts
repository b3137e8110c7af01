import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { runReach } from "../../../cli/reach/run.js";
import { UsageError } from "../../../estate/usage-error.js";
import type { Listing } from "../../../isolation/listing/listing.js";
import { shop, shopFolder } from "../../isolation/shop.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

const nothing = {
  from: undefined,
  to: undefined,
  estate: undefined,
  port: undefined,
  fail: [],
  matrix: false,
  csv: false,
  audit: false,
  manifests: undefined,
  podCidr: [],
  pool: [],
  at: undefined,
};

describe("reach about manifests", () => {
  test("answers one question in words, in both languages", async () => {
    const asked = { ...nothing, from: "shop/web", to: "shop/db", port: "tcp/5432", manifests: shopFolder() };
    expect((await runReach(asked, contextOf("."))).text).toBe(`allowed  shop/web → shop/db  TCP/5432

  shop/Deployment/web → shop/StatefulSet/db  allowed TCP/5432
    leaves  allowed  a rule lets it through
      shop/web-to-db spec.egress[0]  shop.yaml:56
    enters  allowed  a rule lets it through
      shop/db-from-web spec.ingress[0]  shop.yaml:69

  pairs of workloads: 1 allowed, 0 unknown, 0 denied`);
    expect((await runReach(asked, contextOf(".", "zh"))).text).toBe(`允许  shop/web → shop/db  TCP/5432

  shop/Deployment/web → shop/StatefulSet/db  允许 TCP/5432
    出向  允许  由规则放行
      shop/web-to-db spec.egress[0]  shop.yaml:56
    入向  允许  由规则放行
      shop/db-from-web spec.ingress[0]  shop.yaml:69

  工作负载两两之间：1 对允许，0 对未知，0 对拒绝`);
  });

  test("lists every pair as CSV and as JSON, and sums them up for people", async () => {
    const asked = { ...nothing, matrix: true, manifests: shopFolder(), podCidr: ["10.244.0.0/16"] };
    const csv = await runReach({ ...asked, csv: true }, contextOf("."));
    expect(csv.text.split("\r\n").filter((line) => line.includes("shop/StatefulSet/db"))).toEqual([
      "shop/Deployment/web,shop/StatefulSet/db,allowed,TCP/5432",
    ]);
    const { json, text, exitCode } = await runReach(asked, contextOf("."));
    expect(Object.keys(json as object)).toEqual(["peers", "allowed", "unknown"]);
    expect(exitCode).toBe(0);
    expect(text).toBe(`         a     b     c     d     e
  a            ■     1     ■     ■
  b      ■           ·     ■     ■
  c      ·     ·     1     1     1
  d      ■     ■     ·            
  e      ■     ■     ·            

  rows open, columns are opened to; pairs that are open, ■ all, · none, ? some unknown

  a  platform, or no zone label, asks and is asked, bank (1 namespace, 1 workload)
  b  platform, or no zone label, asks and is asked, open (1 namespace, 1 workload)
  c  platform, or no zone label, is asked only, shop (1 namespace, 2 workloads)
  d  the Internet
  e  any address outside`);
  });

  test("goes on past a malformed document, tells it with its line, and exits with 1", async () => {
    const folder = folderWith({ "a.yaml": `${shop}---\nkind: {\n` });
    writeFileSync(
      join(folder, "b.json.gz"),
      gzipSync('{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"more"}}'),
    );
    const { text, json, exitCode } = await runReach(
      { ...nothing, from: "shop/web", to: "shop/db", manifests: folder },
      contextOf("."),
    );
    expect(exitCode).toBe(1);
    expect(text.split("\n\n").at(-1)).toMatch(
      /^a\.yaml:94:\d+ {2}error K8S001\n {2}document 13 cannot be parsed/,
    );
    expect(json).toMatchObject({
      verdict: "allowed",
      findings: [{ code: "K8S001", file: "a.yaml", line: 94 }],
    });
  });

  test.each([
    [{}, "FROM and TO are missing"],
    [{ matrix: true, fail: ["plane:a"], manifests: "." }, "--fail goes with FROM and TO"],
    [{ from: "shop/web", to: "shop/db", fail: ["plane:a"], manifests: "." }, "there is no plane:a"],
    [{ from: "a", to: "b", matrix: true }, "--matrix, --csv and --audit take no FROM and TO"],
    [{ from: "a", to: "b", manifests: "no-such-folder" }, "there is no no-such-folder"],
    [{ from: "shop/web", to: "shop/db", port: "https", manifests: "." }, "https is no port"],
    [{ matrix: true, podCidr: ["10.0.0.0"], manifests: "." }, "--pod-cidr 10.0.0.0 is no network"],
  ])("refuses %o in a sentence", async (words, sentence) => {
    const refused = runReach({ ...nothing, ...words }, contextOf(shopFolder()));
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toThrow(sentence);
  });
});

describe("reach about an estate", () => {
  test("answers from what the estate would bring into being, and from memory the second time", async () => {
    const folder = estateWith({});
    const ask = () => runReach({ ...nothing, matrix: true, estate: folder }, contextOf(folder));
    const first = await ask();
    // A word that only the kept answer knows: the second one comes from there.
    const kept = join(folder, ".zhengyun/cache/reach.json");
    writeFileSync(kept, readFileSync(kept, "utf8").replaceAll('"TCP"', '"UDP"'));
    const second = await ask();
    const ports = ({ json }: typeof first) =>
      JSON.stringify((json as Listing).allowed.map((pair) => pair.ports));
    expect(ports(first)).toContain("TCP/");
    expect(ports(second).replaceAll("UDP/", "TCP/")).not.toBe(ports(second));
    expect(ports(second)).not.toContain('"TCP/443"');
  });

  test("notices a changed file", async () => {
    const folder = estateWith({});
    const ask = () => runReach({ ...nothing, matrix: true, estate: folder }, contextOf(folder));
    await ask();
    mkdirSync(join(folder, "grants"), { recursive: true });
    writeFileSync(join(folder, "grants/g-wrong.yaml"), "from: [");
    const { exitCode, text } = await ask();
    expect(exitCode).toBe(1);
    expect(text).toContain("grants/g-wrong.yaml:1:");
  });
});
