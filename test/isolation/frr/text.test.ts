import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFrrConfiguration } from "../../../isolation/frr/configuration.js";
import { merge } from "../../../isolation/frr/merge.js";
import { frrText } from "../../../isolation/frr/text.js";

interface Recorded {
  readonly configurations: readonly object[];
  readonly alwaysBlock: readonly string[];
  readonly hostname: string;
  /** What frr-k8s made of them, without blank lines and indentation; null where it refused them. */
  readonly text: readonly string[] | null;
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync(new URL("recorded/frr-k8s-0.0.25.json", import.meta.url), "utf8"),
);

function ours({ configurations, ...node }: Pick<Recorded, "configurations" | "alwaysBlock" | "hostname">) {
  return frrText(merge(configurations.map(readFrrConfiguration)), node);
}

describe("what frr-k8s 0.0.25 made of configurations", () => {
  const [taken, refused] = [true, false].map((is) => recorded.filter(({ text }) => (text !== null) === is));

  it("is made of them here, line for line", () => {
    expect(taken?.length).toBeGreaterThan(10);
    for (const each of taken ?? []) {
      const lines = ours(each)
        .split("\n")
        .map((line) => line.trim());
      expect(lines.filter((line) => line !== "")).toEqual(each.text);
    }
  });

  it("and what it refused is refused", () => {
    expect(refused?.length).toBeGreaterThan(3);
    for (const each of refused ?? []) expect(() => ours(each)).toThrow();
  });
});

const metadata = { name: "plane-a" };
const router = { asn: 64512, prefixes: ["10.1.0.0/16"] };
const neighbor = { asn: 64513, address: "100.64.1.1" };

function configuration(neighbors: readonly object[], bfdProfiles: readonly object[] = []): object {
  return { metadata, spec: { nodeSelector: {}, bgp: { bfdProfiles, routers: [{ ...router, neighbors }] } } };
}

describe("a configuration that nobody would run", () => {
  it.each([
    [
      "a field that is not known",
      [configuration([{ ...neighbor, password: "secret" }])],
      'FRRConfiguration plane-a: spec.bgp.routers.0.neighbors.0: Unrecognized key: "password"',
    ],
    [
      "what opens everything",
      [configuration([{ ...neighbor, toReceive: { allowed: { mode: "all" } } }])],
      'FRRConfiguration plane-a: spec.bgp.routers.0.neighbors.0.toReceive.allowed.mode: Invalid input: expected "filtered"',
    ],
    [
      "a profile that is nowhere",
      [configuration([{ ...neighbor, bfdProfile: "fast" }])],
      "FRRConfiguration plane-a: neighbour 100.64.1.1 has no BFD profile fast",
    ],
    [
      "a prefix that the router does not have",
      [configuration([{ ...neighbor, toAdvertise: { allowed: { prefixes: ["10.2.0.0/16"] } } }])],
      "FRRConfiguration plane-a: neighbour 100.64.1.1 is told 10.2.0.0/16, which is not among the router's prefixes",
    ],
    [
      "half of the timers",
      [configuration([{ ...neighbor, holdTime: "9s" }])],
      "FRRConfiguration plane-a: neighbour 100.64.1.1 needs both holdTime and keepaliveTime, or neither",
    ],
    [
      "two profiles of one name",
      [configuration([], [{ name: "fast" }]), configuration([], [{ name: "fast", detectMultiplier: 3 }])],
      'BFD profile fast is told two things: {"name":"fast"} and {"name":"fast","detectMultiplier":3}',
    ],
    [
      "two systems of one neighbour",
      [configuration([neighbor]), configuration([{ ...neighbor, asn: 64514 }])],
      'neighbour 100.64.1.1 is told two things: {"asn":64513,"address":"100.64.1.1","dualStackAddressFamily":false} and {"asn":64514,"address":"100.64.1.1","dualStackAddressFamily":false}',
    ],
    [
      "something else altogether",
      [{ kind: "Secret" }],
      "FRRConfiguration without a name: metadata: Invalid input: expected object, received undefined; spec: Invalid input: expected object, received undefined",
    ],
  ])("is refused: %s", (_, configurations, sentence) => {
    expect(() => ours({ configurations, alwaysBlock: [], hostname: "n" })).toThrow(sentence);
  });
});
