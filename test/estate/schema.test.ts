import { describe, expect, it } from "vitest";
import { address, bytes, cidr4, cidr6, id, poolId } from "../../estate/schema.js";

/** Those of the texts that a schema accepts. */
const accepted = (schema: typeof cidr4, texts: readonly string[]) =>
  texts.filter((text) => schema.safeParse(text).success);

const networks = [
  "10.0.0.0/8",
  "10.0.0.0/08",
  "10.1.0.0/8",
  "010.0.0.0/8",
  "10.0.0/8",
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0.0/8/8",
  "0.0.0.0/0",
  "10.1.2.3/32",
  "fd00::/8",
  "fd00::/08",
  "FD00::/8",
  "fd00:0::/8",
  "fd00::1/8",
  "fd00::1/128",
  "::/0",
  "fd00::/129",
  "",
];

describe("words that every entity kind shares", () => {
  it("take IPv4 networks in their one canonical form", () => {
    expect(accepted(cidr4, networks)).toEqual(["10.0.0.0/8", "0.0.0.0/0", "10.1.2.3/32"]);
  });

  it("take IPv6 networks in their one canonical form", () => {
    expect(accepted(cidr6, networks)).toEqual(["fd00::/8", "fd00::1/128", "::/0"]);
  });

  it("take addresses that everybody reads the same way", () => {
    const texts = [
      "10.1.2.3",
      "fd00::1",
      "10.1",
      "0x0a000001",
      "010.1.2.3",
      "256.1.1.1",
      "fe80::1%eth0",
      "1",
      "",
    ];
    expect(accepted(address, texts)).toEqual(["10.1.2.3", "fd00::1"]);
  });

  it("take capacities whose sums stay exact", () => {
    const texts = [
      "512Mi",
      "9999999Mi",
      "160Gi",
      "999Pi",
      "0Gi",
      "1000Pi",
      "99999999Mi",
      "1.5Gi",
      "1G",
      "1 Gi",
    ];
    expect(accepted(bytes, texts)).toEqual(["512Mi", "9999999Mi", "160Gi", "999Pi"]);
  });

  it("keep out of ids what every JavaScript object has", () => {
    expect(accepted(id, ["education", "constructor", "constructor-1", "a--b", "a-", "1a"])).toEqual([
      "education",
      "constructor-1",
    ]);
    expect(accepted(poolId, ["230100-harbin", "constructor", "A"])).toEqual(["230100-harbin"]);
  });
});
