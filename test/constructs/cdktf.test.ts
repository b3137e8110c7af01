import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { TerraformStack } from "../../constructs/cdktf.js";

const require = createRequire(createRequire(import.meta.url).resolve("cdktf"));
/** Not a dependency of ours: CDKTF has it, its successor packs with another one. */
const packer = "archiver";
const hasPacker = (() => {
  try {
    return require.resolve(packer) !== "";
  } catch {
    return false;
  }
})();
const isLoaded = (name: string) =>
  Object.keys(require.cache).some((file) => file.includes(`/node_modules/${name}/`));

describe("CDKTF as we load it", () => {
  it("leaves its packer of zip files alone until somebody packs", () => {
    expect(isLoaded("cdktf")).toBe(true);
    expect(isLoaded("compress-commons")).toBe(false);
    if (!hasPacker) return;
    const archive = require(packer)("zip");
    expect(isLoaded("compress-commons")).toBe(true);
    expect(archive.append("text", { name: "file" })).toBe(archive);
  });

  it("is the one that everybody else imports", async () => {
    expect(TerraformStack).toBe((await import("cdktf")).TerraformStack);
  });
});
