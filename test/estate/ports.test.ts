import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, portSpan } from "../../estate/ports.js";

describe("ports", () => {
  it("reads one port and a range", () => {
    expect(portSpan("tcp/443")).toEqual({ protocol: "tcp", first: 443, last: 443 });
    expect(portSpan("udp/5000-5010")).toEqual({ protocol: "udp", first: 5000, last: 5010 });
  });

  it.each([
    [["tcp/443"], "tcp/443", true],
    [["tcp/443"], "udp/443", false],
    [["tcp/8000-8010"], "tcp/8003", true],
    [["tcp/8000-8010"], "tcp/8003-8011", false],
    [["tcp/8006-8010", "tcp/8000-8005"], "tcp/8003-8007", true],
    [["tcp/8000-8005", "tcp/8007-8010"], "tcp/8003-8008", false],
    [[], "tcp/443", false],
  ])("says whether %j covers %s: %s", (offered, asked, is) => {
    expect(covers(offered, asked)).toBe(is);
  });

  it("covers a range exactly when each of its ports is offered", () => {
    const span = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat({ max: 6 }));
    const port = span.map(([first, more]) => (more === 0 ? `tcp/${first}` : `tcp/${first}-${first + more}`));
    fc.assert(
      fc.property(fc.array(port, { maxLength: 5 }), port, (offered, asked) => {
        const open = new Set(offered.flatMap(portsOf));
        expect(covers(offered, asked)).toBe(portsOf(asked).every((one) => open.has(one)));
      }),
    );
  });
});

function portsOf(port: string): number[] {
  const { first, last } = portSpan(port);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
