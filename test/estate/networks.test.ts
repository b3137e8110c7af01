import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, type Network, NetworkIndex, networkOf, overlaps } from "../../estate/networks.js";

/** Networks crowded into a few addresses, so that most draws have some that overlap. */
const network4 = fc
  .tuple(fc.nat({ max: 255 }), fc.integer({ min: 20, max: 32 }))
  .map(([byte, bits]) => canonical4((10 << 24) | (byte << 4), bits));

const network6 = fc
  .tuple(fc.nat({ max: 15 }), fc.integer({ min: 44, max: 64 }))
  .map(([group, bits]) => canonical6(group, bits));

const networks = fc.array(fc.oneof(network4, network6).map(networkOf), { maxLength: 30 });

function canonical4(address: number, bits: number): string {
  const first = (address & (bits === 0 ? 0 : (-1 << (32 - bits)) >>> 0)) >>> 0;
  return `${[24, 16, 8, 0].map((shift) => (first >>> shift) & 255).join(".")}/${bits}`;
}

/** fd00:0:0:X::/64 and wider ones around it. */
function canonical6(group: number, bits: number): string {
  const kept = bits <= 48 ? 0 : group & (0xffff << (64 - bits)) & 0xffff;
  return kept === 0 ? `fd00::/${bits}` : `fd00:0:0:${kept.toString(16)}::/${bits}`;
}

const share = (a: Network, b: Network) => a.family === b.family && a.first <= b.last && b.first <= a.last;

describe("networks", () => {
  it("knows the first and last address of each family", () => {
    expect(networkOf("10.23.0.0/16")).toEqual({
      cidr: "10.23.0.0/16",
      family: 4,
      first: 0x0a170000n,
      last: 0x0a17ffffn,
    });
    expect(networkOf("fd00:23::/32")).toEqual({
      cidr: "fd00:23::/32",
      family: 6,
      first: 0xfd000023n << 96n,
      last: (0xfd000024n << 96n) - 1n,
    });
  });

  it("contains what lies in it, of its own family", () => {
    expect(contains(networkOf("10.0.0.0/8"), networkOf("10.23.0.0/16"))).toBe(true);
    expect(contains(networkOf("10.23.0.0/16"), networkOf("10.0.0.0/8"))).toBe(false);
    expect(contains(networkOf("::/0"), networkOf("10.0.0.0/8"))).toBe(false);
  });

  it("tells of an overlap for each network that overlaps an earlier or wider one, and of no other", () => {
    fc.assert(
      fc.property(networks, (list) => {
        const pairs = [...overlaps(list)];
        expect(pairs.every(([a, b]) => a !== b && share(a, b))).toBe(true);
        const told = pairs.map(([, second]) => second);
        const groups = overlapping(list);
        expect(told.length).toBe(list.length - groups.length);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });

  it("finds in an index exactly the networks that a look at each would find", () => {
    fc.assert(
      fc.property(networks, fc.oneof(network4, network6).map(networkOf), (list, asked) => {
        const found = [...new NetworkIndex(list).overlapping(asked)];
        expect(new Set(found)).toEqual(new Set(list.filter((one) => share(one, asked))));
        expect(found.length).toBe(new Set(found).size);
      }),
    );
  });
});

/** Groups of networks that hang together, by looking at every pair: all but the widest of each has an overlap. */
function overlapping(list: readonly Network[]): Network[][] {
  const groups: Network[][] = [];
  for (const one of list) {
    const touching = groups.filter((group) => group.some((other) => share(one, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([one, ...touching.flat()]);
  }
  return groups;
}
