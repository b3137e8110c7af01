import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { indexText, readIndex, type StackRecord } from "../../../stacks/synthesis/synthesis-index.js";
import { withFolder } from "../in-stack.js";

const record: StackRecord = {
  layer: "platform",
  pool: "harbin",
  dependsOn: [],
  resources: 3,
  input: "0",
  files: { "cdk.tf.json": "1", "charts/objects/Chart.yaml": "2" },
};

const read = (text: string) =>
  withFolder((folder) => {
    writeFileSync(join(folder, "zhengyun.json"), text);
    return readIndex(folder);
  });

describe("the index of an output folder", () => {
  it("reads as it was written", () => {
    const text = indexText(new Map([["harbin-platform", record]]));
    expect(read(text)).toEqual({ format: 1, stacks: { "harbin-platform": record } });
  });

  it("is none in a folder without one", () => {
    expect(withFolder(readIndex)).toBeUndefined();
  });

  it.each([
    ["no JSON", "{"],
    ["null", "null"],
    ["of another format", '{"format":2,"stacks":{}}'],
    ["without stacks", '{"format":1}'],
    ["with a stack that is no folder of ours", JSON.stringify({ format: 1, stacks: { "../a": record } })],
    [
      "with a file outside of its stack",
      JSON.stringify({ format: 1, stacks: { a: { ...record, files: { "../../b": "1" } } } }),
    ],
  ])("is none when it is %s", (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});
