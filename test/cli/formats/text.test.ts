import { describe, expect, it } from "vitest";
import { textReport } from "../../../cli/formats/text.js";
import { contextOf } from "../context.js";
import { sound, unsound } from "./read.js";

describe("findings as text", () => {
  it("stand in blocks with place, rule, entity, sentence and hint, and are counted", () => {
    expect(textReport(unsound, contextOf("/"))).toBe(`\
province/network/segments/230100-harbin.yaml:14:9  error NET012  segment harbin-public
  10.23.0.0/16 overlaps jixi-public of pool 230300-jixi (10.23.0.0/17)
  → take a free network of the address plan
  see also province/network/segments/230300-jixi.yaml:5:12

province/pools/备忘.txt:1:1  warning EST019  pools/备忘.txt
  this file is not read
  → move it elsewhere

✗ 212 files checked as of 2026-11-22: 1 error, 1 warning; exceptions accept 1 more
  zhengyun explain NET012 tells what a rule demands and why`);
  });

  it("say the same in Chinese, within the width of the terminal", () => {
    expect(textReport(unsound, { ...contextOf("/", "zh"), width: 60 })).toBe(`\
province/network/segments/230100-harbin.yaml:14:9  错误 NET012  segment harbin-public
  10.23.0.0/16 与资源池 230300-jixi 的网段 jixi-public（
  10.23.0.0/17）重叠
  → 请按地址规划改用未分配的网段
  另见 province/network/segments/230300-jixi.yaml:5:12

province/pools/备忘.txt:1:1  警告 EST019  pools/备忘.txt
  这个文件不会被读取
  → 请移到别处

✗ 检查 212 个文件（按 2026-11-22）：1 个错误、1 个警告；另有 1 项由例外接受
  zhengyun explain NET012 说明规则的要求与依据`);
  });

  it("say so when there are none", () => {
    expect(textReport(sound, contextOf("/"))).toBe("✓ 1 file checked as of 2026-11-22: nothing is wrong");
    expect(textReport({ ...sound, accepted: unsound.accepted }, contextOf("/", "zh"))).toBe(
      "✓ 检查 1 个文件（按 2026-11-22）：没有问题；另有 1 项由例外接受",
    );
  });
});
