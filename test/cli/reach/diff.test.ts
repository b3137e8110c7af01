import { expect, test } from "vitest";
import { runDiff } from "../../../cli/reach/run-diff.js";
import { shop, shopFolder } from "../../isolation/shop.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

const asked = { podCidr: ["10.244.0.0/16"], at: undefined };

test("reach diff tells what a change of manifests opens, in both languages", async () => {
  const wider = folderWith({
    "shop.yaml": shop.replace("ports: [{port: http}]", "ports: [{port: http}, {port: 9000}]"),
  });
  const input = { ...asked, old: shopFolder(), new: wider };
  expect((await runDiff(input, contextOf("."))).text).toBe(
    `opens: bank/Deployment/api → shop/Deployment/web TCP 9000, grant g-1, until
  2027-03-31

1 opened, 0 become unknown, 0 closed`,
  );
  expect((await runDiff(input, contextOf(".", "zh"))).text).toBe(
    `新开通： bank/Deployment/api → shop/Deployment/web TCP 9000，授权 g-1，有效至
  2027-03-31（不含当日）

新开通 1 条，变为未知 0 条，关闭 0 条`,
  );
});

test("reach diff of an estate with itself finds nothing", async () => {
  const { text, json, exitCode } = await runDiff(
    { ...asked, old: estateWith({}), new: estateWith({}) },
    contextOf("."),
  );
  expect(text).toBe("✓ nobody reaches more or less than before");
  expect(json).toEqual({ opens: [], closes: [], unclear: [] });
  expect(exitCode).toBe(0);
});
