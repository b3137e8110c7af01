import { join } from "node:path";
import { expect, it } from "vitest";
import { outputFolder } from "../../cli/output-folder.js";
import { UsageError } from "../../estate/usage-error.js";
import { folderWith } from "./folder-with.js";

/** An estate in `province/`, and beside it what people have in their folders. */
function folder(): string {
  return folderWith({
    "province/estate.yaml": "",
    "ours/manifest.json": "{}",
    "theirs/thesis.txt": "",
    "hidden/.gitkeep": "",
    "a-file": "",
  });
}

function ask(typed: string): string {
  const here = folder();
  try {
    const { path, shown } = outputFolder(typed, here, join(here, "province"), "manifest.json");
    return `${path.slice(here.length + 1)} as ${shown}`;
  } catch (error) {
    if (error instanceof UsageError) return `${error.text.en} | ${error.text.zh}`;
    throw error;
  }
}

it.each([
  ["new", "new as new"],
  ["new/deep", "new/deep as new/deep"],
  ["./ours/", "ours as ours"],
  ["hidden", "hidden as hidden"],
  ["province/.zhengyun/out", "province/.zhengyun/out as province/.zhengyun/out"],
  ["province-manifests", "province-manifests as province-manifests"],
  ["province", "the output folder province is inside the estate | 输出文件夹 province 在底账之内"],
  [
    "province/out",
    "the output folder province/out is inside the estate | 输出文件夹 province/out 在底账之内",
  ],
  [
    "theirs",
    "the output folder theirs holds other files, not an earlier output | 输出文件夹 theirs 中有别的文件，不是以前的输出",
  ],
  [
    ".",
    "the output folder . holds other files, not an earlier output | 输出文件夹 . 中有别的文件，不是以前的输出",
  ],
  ["a-file", "a-file is a file, not a folder | a-file 是文件，不是文件夹"],
])("an output folder named %s", (typed, answer) => {
  expect(ask(typed)).toBe(answer);
});
