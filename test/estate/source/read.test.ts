import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decode, largestFile, readText } from "../../../estate/source/read.js";
import { inFolder, line, withoutPrivileges } from "../folder.js";

function told(read: ReturnType<typeof decode>): string | undefined {
  return read.fault && line(read.fault(read.text, "a.yaml"));
}

/** The text of a file that nothing is wrong with. */
function textOf(path: string): string {
  const { text, fault } = readText(path);
  expect(fault).toBeUndefined();
  return text;
}

describe("decoding", () => {
  it("gives the text of UTF-8 with line feeds", () => {
    expect(decode(Buffer.from("教育厅 𠮷\n\ttab \uFFFD\n"))).toEqual({ text: "教育厅 𠮷\n\ttab \uFFFD\n" });
  });

  const save = "(save the file as UTF-8; GBK or UTF-16 is the usual cause)";
  it.each([
    [
      "GBK",
      Buffer.from([0x61, 0x3a, 0x20, 0xbd, 0xcc, 0xd3, 0xfd]),
      `a.yaml:1:4 EST005 not UTF-8 from byte 4 on ${save}`,
    ],
    ["UTF-16", Buffer.from("\uFEFFa: 1\n", "utf16le"), `a.yaml:1:1 EST005 not UTF-8 from byte 1 on ${save}`],
    [
      "a text that breaks off",
      Buffer.from("a: 教").subarray(0, -1),
      `a.yaml:1:4 EST005 not UTF-8 from byte 4 on ${save}`,
    ],
    [
      "a wrong byte behind a replacement character and Chinese",
      Buffer.concat([Buffer.from("教: \uFFFD\nb: "), Buffer.from([0xff])]),
      `a.yaml:2:4 EST005 not UTF-8 from byte 13 on ${save}`,
    ],
    [
      "half a surrogate pair",
      Buffer.from([0xed, 0xa0, 0x80]),
      `a.yaml:1:1 EST005 not UTF-8 from byte 1 on ${save}`,
    ],
    [
      "a byte-order mark",
      Buffer.from("\uFEFFa: 1\n"),
      "a.yaml:1:1 EST006 the file begins with a byte-order mark (save it as UTF-8 without BOM)",
    ],
    [
      "CRLF",
      Buffer.from("a: 1\nb: 2\r\nc: 3\r\n"),
      'a.yaml:2:5 EST007 the line ends with CRLF (convert to LF; "*.yaml text eol=lf" in .gitattributes keeps it so)',
    ],
    [
      "a null character",
      Buffer.from("a: 1\nb: \0\n"),
      "a.yaml:2:4 EST018 the invisible character U+0000 stands here (remove it: control and direction marks make a text differ from what a reviewer sees)",
    ],
    [
      "a mark that turns the direction of writing, in a comment",
      Buffer.from("a: 1 # \u202etxt\n"),
      "a.yaml:1:8 EST018 the invisible character U+202E stands here (remove it: control and direction marks make a text differ from what a reviewer sees)",
    ],
  ])("refuses %s", (_, bytes, finding) => {
    expect(told(decode(bytes))).toBe(finding);
  });
});

describe("reading", () => {
  const check = "(check its permissions, links and type)";

  it("refuses what is not a readable regular file, by its reason", async () => {
    await inFolder({ "file.yaml": "a: 1\n" }, (folder) => {
      const at = (name: string) => join(folder, name);
      mkdirSync(at("folder.yaml"));
      symlinkSync("nowhere.yaml", at("dangling.yaml"));
      symlinkSync("loop.yaml", at("loop.yaml"));
      execFileSync("mkfifo", [at("pipe.yaml")]);
      const found = [
        "folder.yaml",
        "dangling.yaml",
        "loop.yaml",
        "pipe.yaml",
        "file.yaml/below.yaml",
        "x".repeat(300),
      ].map((name) => told(readText(at(name))));
      expect(found).toEqual([
        `a.yaml:1:1 EST011 cannot be read: a folder stands where a file belongs ${check}`,
        `a.yaml:1:1 EST011 cannot be read: its symbolic link leads nowhere ${check}`,
        `a.yaml:1:1 EST011 cannot be read: its symbolic links run in a circle ${check}`,
        `a.yaml:1:1 EST011 cannot be read: it is not a regular file ${check}`,
        `a.yaml:1:1 EST011 cannot be read: a file stands where a folder belongs ${check}`,
        `a.yaml:1:1 EST011 cannot be read: its path is too long ${check}`,
      ]);
    });
  });

  it("follows a link to a file", async () => {
    await inFolder({ "file.yaml": "a: 1\n" }, (folder) => {
      symlinkSync("file.yaml", join(folder, "link.yaml"));
      expect(textOf(join(folder, "link.yaml"))).toBe("a: 1\n");
    });
  });

  it("refuses a file without permission", async () => {
    await inFolder({ "secret.yaml": "a: 1\n" }, async (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, "secret.yaml"), 0);
      const found = await withoutPrivileges(() => told(readText(join(folder, "secret.yaml"))));
      expect(found).toBe(`a.yaml:1:1 EST011 cannot be read: permission denied ${check}`);
    });
  });

  it("reads a file of exactly the largest size and refuses one of a byte more, unread", async () => {
    await inFolder({}, (folder) => {
      const text = `a: ${"x".repeat(largestFile - 3)}`;
      writeFileSync(join(folder, "a.yaml"), text);
      expect(textOf(join(folder, "a.yaml"))).toBe(text);
      writeFileSync(join(folder, "a.yaml"), `${text}x`);
      const found = readText(join(folder, "a.yaml"));
      expect(found.text).toBe("");
      expect(told(found)).toBe(
        "a.yaml:1:1 EST010 the file has 1048577 bytes, the limit is 1048576 (split it: people.yaml may become files in people/)",
      );
    });
  });
});
