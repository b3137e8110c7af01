import { describe, expect, it } from "vitest";
import { Assets } from "../../stacks/assets.js";

describe("the files that travel with a stack", () => {
  it("come in the order of their names, and the same file twice is one", () => {
    const assets = new Assets();
    assets.add("charts/b.yaml", "b");
    assets.add("a.txt", "政");
    assets.add("charts/b.yaml", "b");
    expect(assets.entries()).toEqual([
      ["a.txt", "政"],
      ["charts/b.yaml", "b"],
    ]);
  });

  it("refuse one name with two contents", () => {
    const assets = new Assets();
    assets.add("a", "1");
    expect(() => assets.add("a", "2")).toThrow('The asset "a" was added twice with different contents.');
  });

  it.each(["../a", "a/../../b", "/a", "a//b", "./a", "", "a\\b", "a\0"])(
    "refuse to leave the folder by %o",
    (name) => {
      expect(() => new Assets().add(name, "")).toThrow("must be named relative to the stack's folder");
    },
  );

  it.each(["cdk.tf.json", "main.tf", ".terraform/x", ".terraform.lock.hcl", "a.tfstate", "a.tfstate.backup"])(
    "refuse %s, which Terraform would read",
    (name) => {
      expect(() => new Assets().add(name, "")).toThrow(`The asset's name "${name}" belongs to Terraform.`);
    },
  );
});
