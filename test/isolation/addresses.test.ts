import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressOf,
  addressText,
  blockRanges,
  isNetwork,
  merged,
  rangeOf,
} from "../../isolation/addresses.js";

const shown = (text: string) => {
  const range = rangeOf(text);
  return range && `${addressText(range.first)}-${addressText(range.last)}`;
};

describe("addresses", () => {
  test("networks are ranges, host bits dropped", () => {
    expect(shown("10.1.2.3/8")).toBe("10.0.0.0-10.255.255.255");
    expect(shown("0.0.0.0/0")).toBe("0.0.0.0-255.255.255.255");
    expect(shown("2001:db8::1/32")).toBe("2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
    expect(shown("::ffff:1.2.3.4")).toBe("::ffff:102:304-::ffff:102:304");
  });

  test("what is no network is refused", () => {
    const wrong = [
      "10.0.0.0",
      "10.0.0.0/33",
      "10.0.0.0/08",
      "10.0.0/8",
      "010.0.0.0/8",
      "::/129",
      "x/8",
      "::1/8/9",
      "fe80::%1/64",
    ];
    expect(wrong.filter(isNetwork)).toEqual([]);
  });

  test("any address comes back as it was, in the form of RFC 5952", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const number = addressOf(text);
        const { hostname } = new URL(text.includes(":") ? `http://[${text}]` : `http://${text}`);
        expect(addressText(number ?? -1n)).toBe(hostname.replace(/[[\]]/g, ""));
      }),
    );
  });

  test("a block is what is left of its network without its exceptions", () => {
    const left = blockRanges({
      cidr: "10.0.0.0/24",
      except: ["10.0.0.128/25", "10.0.0.0/30", "10.0.0.2/32", "11.0.0.0/8"],
    });
    expect(left.map(({ first, last }) => `${addressText(first)}-${addressText(last)}`)).toEqual([
      "10.0.0.4-10.0.0.127",
    ]);
  });

  test("merging never joins the end of IPv4 to the beginning of IPv6", () => {
    const ranges = ["255.255.255.255", "::/128", "255.255.255.254"].flatMap((text) => rangeOf(text) ?? []);
    expect(merged(ranges).map(({ first, last }) => `${addressText(first)}-${addressText(last)}`)).toEqual([
      "255.255.255.254-255.255.255.255",
      "::-::",
    ]);
  });
});
