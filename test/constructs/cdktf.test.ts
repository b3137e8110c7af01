import { createRequire } from "node:module";
import { execa } from "execa";
import { afterAll, describe, expect, it } from "vitest";
import { build } from "../built.js";

const { folder, remove } = build();
afterAll(remove);

/** Not a dependency of ours: CDKTF has it, its successor packs with another one. */
const packer = "archiver";
const ofCdktf = createRequire(createRequire(import.meta.url).resolve("cdktf"));
const hasPacker = (() => {
  try {
    return ofCdktf.resolve(packer) !== "";
  } catch {
    return false;
  }
})();

/** What a process says that has loaded CDKTF as we do, and nothing before it. @param body `say`s it */
async function said(body: string): Promise<unknown> {
  const module = new URL("constructs/cdktf.js", folder).href;
  const text = `import { createRequire } from "node:module";
    import { TerraformStack } from ${JSON.stringify(module)};
    const ofCdktf = createRequire(createRequire(${JSON.stringify(module)}).resolve("cdktf"));
    const isLoaded = (name) => Object.keys(ofCdktf.cache).some((file) => file.includes("/node_modules/" + name + "/"));
    const say = (value) => console.log(JSON.stringify(value));
    ${body}`;
  const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", text]);
  return JSON.parse(stdout);
}

describe("CDKTF as we load it", () => {
  it("leaves its packer of zip files alone", async () => {
    expect(await said(`say(["cdktf", "compress-commons"].map(isLoaded))`)).toEqual([true, false]);
  });

  it.runIf(hasPacker)("loads it once somebody packs", async () => {
    const packs = `const archive = ofCdktf("${packer}")("zip");
      say([isLoaded("compress-commons"), archive.append("text", { name: "f" }) === archive]);`;
    expect(await said(packs)).toEqual([true, true]);
  });

  it("is the one that everybody else imports", async () => {
    expect(await said(`say((await import("cdktf")).TerraformStack === TerraformStack)`)).toBe(true);
  });
});
