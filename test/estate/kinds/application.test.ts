import { describe, expect, it } from "vitest";
import { application } from "../../../estate/kinds/application.js";

const metricsPort = (text: string) => application.shape.metricsPort.safeParse(text).success;

describe("where an application shows metrics", () => {
  it("is one TCP port", () => {
    expect(["tcp/80", "tcp/9090", "tcp/65535"].map(metricsPort)).toEqual([true, true, true]);
  });

  it("is no range, no other protocol, and nothing that no port can be", () => {
    const wrong = ["tcp/9090-9091", "udp/9090", "9090", "tcp/0", "tcp/65536"];
    expect(wrong.filter(metricsPort)).toEqual([]);
  });
});
