import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDefaultDeny, loosened } from "../../../changes/compare/network-policy.js";
import { labelSets, opens, pairs, parties, permits, portNumbers, type Spec, specs } from "./small-world.js";

const closed = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
const from = (peer: unknown, port?: unknown) => ({
  ...closed,
  ingress: [{ from: [peer], ...(port === undefined ? {} : { ports: [port] }) }],
});
const block = (cidr: string, except: readonly string[] = []) => ({ ipBlock: { cidr, except } });
const https = { port: 443, protocol: "TCP" };

const more = (before: unknown, after: unknown) => loosened(before, after).map(({ what }) => what);

describe("a network policy is looser", () => {
  it.each([
    ["with another peer", from(block("10.1.0.0/16")), from(block("10.2.0.0/16")), ["opening"]],
    ["with a larger network", from(block("10.1.0.0/16")), from(block("10.0.0.0/8")), ["opening"]],
    [
      "with an exception less",
      from(block("10.1.0.0/16", ["10.1.1.0/24"])),
      from(block("10.1.0.0/16")),
      ["opening"],
    ],
    ["with everybody", from(block("10.1.0.0/16")), { ...closed, ingress: [{}] }, ["opening"]],
    [
      "with another port",
      from(block("10.1.0.0/16"), https),
      from(block("10.1.0.0/16"), { port: 80 }),
      ["opening"],
    ],
    [
      "with a range of ports",
      from(block("10.1.0.0/16"), https),
      from(block("10.1.0.0/16"), { port: 440, endPort: 450 }),
      ["opening"],
    ],
    [
      "with another protocol",
      from(block("10.1.0.0/16"), https),
      from(block("10.1.0.0/16"), { port: 443, protocol: "UDP" }),
      ["opening"],
    ],
    ["with all ports", from(block("10.1.0.0/16"), https), from(block("10.1.0.0/16")), ["opening"]],
    ["in a direction no longer ruled", closed, { ...closed, policyTypes: ["Ingress"] }, ["direction"]],
    ["when it closes fewer pods", closed, { ...closed, podSelector: { matchLabels: { a: "1" } } }, ["pods"]],
    [
      "when it opens for more pods",
      { ...from({}), podSelector: { matchLabels: { a: "1" } } },
      from({}),
      ["pods"],
    ],
    ["when it comes and opens something", undefined, from(block("10.1.0.0/16")), ["opening"]],
    [
      "with other namespaces",
      from({ namespaceSelector: { matchLabels: { a: "1" } } }),
      from({ namespaceSelector: { matchLabels: { a: "2" } } }),
      ["opening"],
    ],
    [
      "with all namespaces instead of its own",
      from({ podSelector: {} }),
      from({ namespaceSelector: {} }),
      ["opening"],
    ],
  ])("%s", (_, before, after, what) => {
    expect(more(before, after)).toEqual(what);
  });
});

describe("a network policy is not looser", () => {
  it.each([
    ["when it comes and opens nothing", undefined, closed],
    ["with a smaller network", from(block("10.1.0.0/16")), from(block("10.1.2.0/24"))],
    ["with an exception more", from(block("10.1.0.0/16")), from(block("10.1.0.0/16", ["10.1.1.0/24"]))],
    [
      "with a network beside an exception",
      from(block("10.1.0.0/16", ["10.1.1.0/24"])),
      from(block("10.1.2.0/24")),
    ],
    ["with one port of all", from(block("10.1.0.0/16")), from(block("10.1.0.0/16"), https)],
    ["with one port of a range", from({}, { port: 440, endPort: 450 }), from({}, https)],
    [
      "with a port written as a text, and an end port of 0",
      from({}, https),
      from({}, { port: "443", endPort: 0 }),
    ],
    [
      "with narrower selectors",
      from({ namespaceSelector: {} }),
      from({ namespaceSelector: { matchLabels: { a: "1" } } }),
    ],
    ["when a rule goes", from(block("10.1.0.0/16")), closed],
    [
      "with rules in a direction that it does not rule",
      { ...closed, policyTypes: ["Ingress"] },
      { ...closed, policyTypes: ["Ingress"], egress: [{}] },
    ],
    [
      "when it closes more pods and opens nothing",
      { ...closed, podSelector: { matchLabels: { a: "1" } } },
      closed,
    ],
  ])("%s", (_, before, after) => {
    expect(loosened(before, after)).toEqual([]);
  });
});

describe("whatever two policies say", () => {
  it("one that is found no looser permits no connection that the other refused, alone or beside others", () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        fc.pre(loosened(before, after).length === 0);
        expect(newlyPermitted(before, after)).toEqual([]);
      }),
      { numRuns: 400, maxSkipsPerRun: 2000 },
    );
  });

  it("none is looser than itself", () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(loosened(spec, spec)).toEqual([]);
      }),
    );
  });
});

/** Every connection of the small world that only the second policy permits, or only the second one opens. */
function newlyPermitted(before: Spec, after: Spec): unknown[] {
  return (["Ingress", "Egress"] as const).flatMap((direction) =>
    labelSets.flatMap((pod) =>
      parties.flatMap((party) =>
        portNumbers.flatMap((port) => {
          const asked = [direction, pod, party, port] as const;
          const alone = permits(after, ...asked) && !permits(before, ...asked);
          const beside = opens(after, ...asked) && !opens(before, ...asked);
          return alone || beside ? [asked] : [];
        }),
      ),
    ),
  );
}

describe("a default deny", () => {
  it.each([
    [closed, true],
    [{ ...closed, podSelector: undefined }, true],
    [{ podSelector: {} }, true],
    [{ ...closed, podSelector: { matchLabels: { a: "1" } } }, false],
    [from({ podSelector: {} }), false],
  ])("%j: %s", (spec, is) => {
    expect(isDefaultDeny(spec)).toBe(is);
  });
});
