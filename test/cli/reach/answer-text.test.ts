import { expect, test } from "vitest";
import { answerText } from "../../../cli/reach/answer-text.js";
import type { Answer } from "../../../isolation/question/ask.js";
import { contextOf } from "../context.js";

const path = { from: "p1/tax/Pod/*", to: "p2/tax/Pod/*", ports: ["TCP/443"], legs: [] };
const failed = ["plane:a", "circuit:b/p1"];
const cut: Answer = {
  from: { name: "p1", is: "pool" },
  to: { name: "p2", is: "pool" },
  verdict: "cut",
  pairs: { allowed: 0, unknown: 0, denied: 0, cut: 1 },
  paths: [{ ...path, verdict: "cut", carried: { planes: [], lost: ["a", "b"], failed } }],
  isHypothetical: false,
  failure: { failed, before: "allowed" },
};

test("what a failure cuts is told with what took the planes away, in both languages", () => {
  expect(answerText(cut, contextOf("."))).toBe(`cut  p1 → p2  any port
  with plane:a, circuit:b/p1 failed; before: allowed

  p1/tax/Pod/* → p2/tax/Pod/*  cut TCP/443
    planes  none (failed: plane:a, circuit:b/p1; lost: a, b)

  pairs of workloads: 0 allowed, 0 unknown, 0 denied, 1 cut`);
  expect(answerText(cut, contextOf(".", "zh"))).toBe(`中断  p1 → p2  任意端口
  假定 plane:a、circuit:b/p1 失效；失效之前：允许

  p1/tax/Pod/* → p2/tax/Pod/*  中断 TCP/443
    平面  无（plane:a、circuit:b/p1 失效，失去 a、b）

  工作负载两两之间：0 对允许，0 对未知，0 对拒绝，1 对中断`);
});

test.each([
  [{ planes: ["a", "b"], lost: [], failed: [] }, "planes  a, b"],
  [{ planes: ["b"], lost: ["a"], failed: ["plane:a"] }, "planes  b (failed: plane:a; lost: a)"],
  [{ planes: ["a"], lost: [], failed: ["circuit:a/1"] }, "planes  a (failed: circuit:a/1; no plane is lost)"],
  [
    { planes: [], lost: [], failed: [] },
    "planes  none can be shown to carry it: no VRF in common, or no route",
  ],
])("what carries a path is told: %o", (carried, line) => {
  const answer: Answer = { ...cut, verdict: "allowed", paths: [{ ...path, verdict: "allowed", carried }] };
  expect(answerText(answer, contextOf("."))).toContain(`\n    ${line}\n`);
});
