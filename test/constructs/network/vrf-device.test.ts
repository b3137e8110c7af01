import { describe, expect, it } from "vitest";
import { vrfDevice } from "../../../constructs/network/vrf-device.js";

describe("the device of a VRF", () => {
  it("is called like the VRF where Linux takes the name", () => {
    expect(vrfDevice("public")).toBe("public");
    expect(vrfDevice("bigdata-center1")).toBe("bigdata-center1");
  });

  it("keeps the beginning of a longer name and tells it from others that begin alike", () => {
    expect(vrfDevice("harbin-housing-fund")).toBe("harbin-h-5eb41c");
    expect(vrfDevice("harbin-housing-fees")).toBe("harbin-h-e8bb5f");
  });
});
