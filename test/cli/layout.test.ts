import { describe, expect, it } from "vitest";
import { definitions, padEnd, padStart, truncate, widthOf, wrap } from "../../cli/layout.js";

describe("the width of a text in a terminal", () => {
  it.each([
    ["check", 5],
    ["教育厅", 6],
    ["共 3 个", 7],
    ["（默认 text）", 13],
    ["“引号”…", 7],
    ["\u001b[31m红\u001b[39m", 2],
    ["𠮷", 2],
  ])("of %s is %i columns", (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

it("fills texts to a width, on either side", () => {
  expect(padEnd("省厅", 6)).toBe("省厅  ");
  expect(padStart("12", 4)).toBe("  12");
  expect(padStart("12345", 4)).toBe("12345");
});

it("cuts a text that is too wide, never in the middle of a character", () => {
  expect(truncate("教育厅学籍系统", 8)).toBe("教育厅…");
  expect(truncate("教育厅学籍系统", 7)).toBe("教育厅…");
  expect(truncate("abc", 3)).toBe("abc");
});

describe("wrapping", () => {
  it("breaks between words and keeps the writer's own lines", () => {
    expect(wrap("one two three\nfour", 8)).toEqual(["one two", "three", "four"]);
  });

  it("breaks between Chinese characters, and lets no line begin with closing punctuation", () => {
    expect(wrap("一二三四，五六", 8)).toEqual(["一二三", "四，五六"]);
  });

  it("lets a long word stand alone", () => {
    expect(wrap("a abcdefghij b", 4)).toEqual(["a", "abcdefghij", "b"]);
  });
});

it("sets terms and explanations in two columns", () => {
  expect(
    definitions(
      [
        ["命令", "说明文字很长很长很长很长"],
        ["x", "short"],
      ],
      28,
    ),
  ).toEqual(["  命令  说明文字很长很长很长", "        很长", "  x     short"]);
});
