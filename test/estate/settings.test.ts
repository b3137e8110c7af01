import { describe, expect, it } from "vitest";
import { settings } from "../../estate/kinds/settings.js";

const withBackend = (backend: object) =>
  settings.safeParse({
    schemaVersion: 1,
    province: "230000",
    name: { zh: "云" },
    registries: ["registry.example"],
    backend,
  }).success;
const store = { type: "s3", bucket: "state", region: "hlj" };

describe("an address of a state backend is copied into every stack, and so holds no credentials", () => {
  it.each([
    ["https://state.harbin.example/zhengyun", true],
    ["http://10.0.0.8:8080", true],
    ["https://zhengyun:geheim@state.harbin.example", false],
    ["https://geheim@state.harbin.example", false],
    ["https://state.harbin.example/?token=geheim", false],
    ["https://state.harbin.example/#geheim", false],
    ["file:///state", false],
  ])("%s: %s", (address, isFine) => {
    expect(withBackend({ type: "http", address })).toBe(isFine);
    expect(withBackend({ ...store, endpoint: address })).toBe(isFine);
  });
});
