import { describe, expect, it } from "vitest";
import { invisibleIn, shownText } from "../../../estate/source/characters.js";

describe("invisible characters", () => {
  it.each([
    ["a\u0000b", 1, "U+0000"],
    ["\u001b[31m", 0, "U+001B"],
    ["ab\u007f", 2, "U+007F"],
    ["a\u0085", 1, "U+0085"],
    ["教\u200b育", 1, "U+200B"],
    ["\u202eabc", 0, "U+202E"],
    ["a\u2028b", 1, "U+2028"],
    ["a\ufeff", 1, "U+FEFF"],
    ["a\uffff", 1, "U+FFFF"],
    ["half \ud800", 5, "U+D800"],
    ["tag \u{e0041}", 4, "U+E0041"],
  ])("%j holds one at %i", (text, index, name) => {
    expect(invisibleIn(text)).toEqual({ index, name });
  });

  it.each([
    "plain",
    "教育厅（省级）“引号”",
    "tab\tand\nline",
    "ᠮᠣᠩᠭᠣᠯ",
    "می\u200cخواهم",
    "𠮷野",
    "🏛️",
    "${a} %{b} 'c' \"d\" \\",
  ])("%j holds none", (text) => {
    expect(invisibleIn(text)).toBeUndefined();
  });

  it("are shown by name, on one line, and cut where a text gets long", () => {
    expect(shownText("a\nb\tc\u202ed")).toBe("a⏎b c<U+202E>d");
    expect(shownText("x".repeat(100))).toBe(`${"x".repeat(59)}…`);
  });
});
