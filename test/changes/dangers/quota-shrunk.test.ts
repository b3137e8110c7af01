import { expect, it } from "vitest";
import { changeJson, quotaValues } from "../plan-json.js";
import { found } from "./found.js";

type Hard = Readonly<Record<string, string>>;

const shrunk = (before: Hard, after: Hard) =>
  found("quota-shrunk", [
    changeJson("kubernetes_resource_quota_v1.q", quotaValues("n", before), quotaValues("n", after)),
  ]);

it("a department gets less of something, whatever the units", () => {
  expect(
    shrunk(
      { "requests.cpu": "4", "requests.memory": "1Ti", pods: "1k", "requests.huawei.com/Ascend910": "2" },
      {
        "requests.cpu": "3500m",
        "requests.memory": "1000Gi",
        pods: "999",
        "requests.huawei.com/Ascend910": "1",
      },
    ),
  ).toEqual([
    "n: quota of CPU goes down from 4 to 3500m",
    "n: quota of memory goes down from 1Ti to 1000Gi",
    "n: quota of pods goes down from 1k to 999",
    "n: quota of accelerators goes down from 2 to 1",
  ]);
});

it("the same amount written otherwise is not less, and more is not", () => {
  expect(
    shrunk(
      { "requests.cpu": "4", "requests.memory": "1Ti" },
      { "requests.cpu": "4000m", "requests.memory": "1025Gi" },
    ),
  ).toEqual([]);
});

it("what cannot be read as an amount counts as less", () => {
  expect(shrunk({ pods: "4" }, { pods: "many" })).toEqual(["n: quota of pods goes down from 4 to many"]);
});
