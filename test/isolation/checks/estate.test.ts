import { beforeAll, describe, expect, test } from "vitest";
import { allIsolationChecks, findingsAbout } from "../../../isolation/checks.js";
import { spoils } from "../leaks/kinds.js";
import { findingsOfClean, type Province, provinceOf, trials, worldIn } from "../leaks/seed-leaks.js";

/** The smallest estate: education/xueji may open tcp/443 to data-bureau/identity, both in one pool. */
let province: Province;
beforeAll(async () => {
  province = await provinceOf("examples/minimal");
}, 60_000);

/** Findings after a text has been replaced in the synthesised Terraform; places without their columns. */
async function spoilt(from: string, to: string): Promise<string[]> {
  const stacks = [...province.pools.values()].flat();
  const changed = stacks.map((stack) => ({ ...stack, text: stack.text.replace(from, to) }));
  expect(changed).not.toEqual(stacks);
  const findings = await findingsAbout(worldIn(province, changed), "audit");
  return findings.map(
    ({ code, file, entity, message }) =>
      `${code} ${file.replace(/^stacks\/[^/]+/, "…")} ${entity}: ${message.en}`,
  );
}

describe("an audit of what an estate brings into being", () => {
  test("finds nothing in the estate as it is", async () => {
    expect(await findingsOfClean(province)).toEqual([]);
  });

  test("tells a rule that is wider than its grant, though the other end does not let it through", async () => {
    expect(await spoilt('"port": "443"', '"port": "444"')).toEqual([
      "ISO002 grants/g-0001.yaml province: grant g-0001: g-0001 should let education-xueji/Pod/* reach data-bureau-identity/Pod/* on TCP/443, and it does not",
      "ISO005 …/cdk.tf.json province: network policy data-bureau-identity/grant-g-0001-ingress: spec.ingress[0] of data-bureau-identity/grant-g-0001-ingress is wider than grant g-0001: TCP/444",
    ]);
  });

  test("tells a path that nobody granted, and the rule that lets it through", async () => {
    expect(await spoilt('"k8s-app": "kube-dns"', '"k8s-app": "anything"')).toEqual([
      "ISO002 …/cdk.tf.json province: namespace data-bureau-identity: built-in opening should let data-bureau-identity/Pod/* reach kube-system/Pod/*[k8s-app=kube-dns] on TCP/53 UDP/53, and it does not",
      "ISO001 …/cdk.tf.json province: path data-bureau-identity/Pod/* → kube-system/Pod/*[k8s-app=anything]: data-bureau-identity/Pod/* can reach kube-system/Pod/*[k8s-app=anything] on TCP/53 UDP/53 without a grant; let through by data-bureau-identity/dns-egress spec.egress[0]",
    ]);
  });
});

describe("an audit of policies by name", () => {
  test("tells one whose grant the estate does not have", async () => {
    expect(await spoilt('"zhengyun.io/grant": "g-0001"', '"zhengyun.io/grant": "g-9999"')).toEqual([
      "ISO006 …/cdk.tf.json province: network policy data-bureau-identity/grant-g-0001-ingress: network policy data-bureau-identity/grant-g-0001-ingress names grant g-9999, which the estate does not have",
    ]);
  });

  test("tells one that names no grant", async () => {
    expect(await spoilt('"name": "dns-egress"', '"name": "dns-egress-2"')).toEqual([
      "ISO006 …/cdk.tf.json province: network policy data-bureau-identity/dns-egress-2: network policy data-bureau-identity/dns-egress-2 names no grant and is none of the built-in ones",
    ]);
  });

  test("tells a namespace without default deny, though other policies still isolate it", async () => {
    expect(
      await spoilt(
        '"name": "default-deny",\n          "namespace": "data-bureau-identity"',
        '"name": "default-deny",\n          "namespace": "nowhere"',
      ),
    ).toEqual([
      "ISO004 …/cdk.tf.json province: namespace data-bureau-identity: nothing denies egress by default in namespace data-bureau-identity",
      "ISO004 …/cdk.tf.json province: namespace data-bureau-identity: nothing denies ingress by default in namespace data-bureau-identity",
      "ISO007 …/cdk.tf.json province: network policy nowhere/default-deny: spec.podSelector of nowhere/default-deny selects no pod",
    ]);
  });
});

describe("seeded leaks in the smallest estate", () => {
  test("are all caught by name when they change who reaches whom", { timeout: 120_000 }, async () => {
    const missed: string[] = [];
    const codes = new Set<string>();
    let changed = 0;
    for await (const { kind, what, changesReachability, caught } of trials(
      province,
      1,
      10 * Object.keys(spoils).length,
    )) {
      for (const text of caught) codes.add(text.slice(0, "ISO000".length));
      if (!changesReachability) continue;
      changed++;
      if (caught.length === 0) missed.push(`${kind}: ${what}`);
    }
    expect(missed).toEqual([]);
    expect(changed).toBeGreaterThan(50);
    // Every check that knows the grants or the planes has had something to say.
    expect([...codes].sort()).toEqual(
      expect.arrayContaining([
        ...["ISO001", "ISO002", "ISO003", "ISO004", "ISO005"],
        ...["ISO012", "ISO013", "ISO014", "ISO015"],
      ]),
    );
  });

  test("are told by checks with codes of their own", async () => {
    const codes = (await allIsolationChecks()).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^ISO\d{3}$/.test(code))).toEqual([]);
  });
});
