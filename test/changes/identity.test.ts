import { describe, expect, it } from "vitest";
import { identify } from "../../changes/identity.js";
import { estateOf } from "../stacks/estate-of.js";
import { peopledProvince } from "./people.js";

const estate = estateOf(peopledProvince);
const today = "2026-11-22";
const nothing = { asked: undefined, environment: {}, gitEmail: undefined, today };

describe("who is at work", () => {
  it("is whom the option names, before the environment, before git", () => {
    const all = {
      asked: "zhao-lei",
      environment: { ZHENGYUN_USER: "sun-yue" },
      gitEmail: "li.na@gov.example",
      today,
    };
    expect(identify(estate, all)).toEqual({ person: "zhao-lei", knownBy: "option" });
    expect(identify(estate, { ...all, asked: undefined })).toEqual({
      person: "sun-yue",
      knownBy: "environment",
    });
    expect(identify(estate, { ...all, asked: undefined, environment: {} })).toEqual({
      person: "li-na",
      knownBy: "git",
    });
  });

  it("is nobody if git knows an address of somebody else, or of somebody who has left", () => {
    expect(identify(estate, nothing)).toBeUndefined();
    expect(identify(estate, { ...nothing, gitEmail: "who@else.example" })).toBeUndefined();
    expect(identify(estate, { ...nothing, gitEmail: "zhou.bo@gov.example" })).toBeUndefined();
    expect(identify(estate, { ...nothing, gitEmail: "zhou.bo@gov.example", today: "2026-11-21" })).toEqual({
      person: "zhou-bo",
      knownBy: "git",
    });
  });

  it("cannot be somebody the estate does not know, or who has left", () => {
    expect(() => identify(estate, { ...nothing, asked: "who" })).toThrow(
      "who, named by --as, is nobody in the estate",
    );
    expect(() => identify(estate, { ...nothing, environment: { ZHENGYUN_USER: "zhou-bo" } })).toThrow(
      "zhou-bo, named by ZHENGYUN_USER, has left",
    );
  });
});
