import { describe, expect, it } from "vitest";
import { policyPort } from "../../../constructs/tenancy/policy-port.js";

describe("ports of network policies", () => {
  it.each([
    ["tcp/443", { protocol: "TCP", port: "443" }],
    ["udp/5000-5010", { protocol: "UDP", port: "5000", endPort: 5010 }],
    ["sctp/36412", { protocol: "SCTP", port: "36412" }],
    ["tcp/80-80", { protocol: "TCP", port: "80" }],
  ])("reads %s", (text, port) => {
    expect(policyPort(text)).toEqual(port);
  });

  it.each(["443", "tcp", "http/80", "tcp/a"])("refuses %s", (text) => {
    expect(() => policyPort(text)).toThrow(`"${text}" is no port; write tcp/443 or udp/5000-5010.`);
  });
});
