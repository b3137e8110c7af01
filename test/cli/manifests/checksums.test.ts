import { expect, it } from "vitest";
import { checksumsOf, checksumsText, readChecksums } from "../../../cli/manifests/checksums.js";
import { folderWith } from "../folder-with.js";

const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

it("lists files with their digests, as sha256sum writes them", () => {
  const text = checksumsText(
    checksumsOf(
      new Map([
        ["b/x.yaml", ""],
        ["a/y z.yaml", ""],
      ]),
    ),
  );
  expect(text).toBe(`# zhengyun render\n${empty}  a/y z.yaml\n${empty}  b/x.yaml\n`);
  const folder = folderWith({ SHA256SUMS: text });
  expect([...readChecksums(folder)]).toEqual([
    ["a/y z.yaml", empty],
    ["b/x.yaml", empty],
  ]);
});

it("believes no line that leads out of the folder, and none that it did not write", () => {
  const lines = [
    `${empty}  ../x`,
    `${empty}  /etc/passwd`,
    `${empty}  a/../../x`,
    "nonsense",
    `${empty}  fine`,
  ];
  expect([...readChecksums(folderWith({ SHA256SUMS: lines.join("\n") })).keys()]).toEqual(["fine"]);
  expect(readChecksums(folderWith({}))).toEqual(new Map());
});
