import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findProgram } from "../../../changes/terraform/program.js";
import { fakeTerraform } from "../fake-terraform.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhengyun-program-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A stand-in in a folder of its own, under a name. */
function program(name: string, product: string, version?: string): string {
  const home = join(folder, name);
  mkdirSync(home);
  renameSync(fakeTerraform(home, product, version).path, join(home, name));
  return home;
}

describe("the program to run", () => {
  it("is terraform, else tofu", async () => {
    const tofu = program("tofu", "OpenTofu", "1.10.6");
    expect(await findProgram(undefined, { PATH: tofu }, folder)).toEqual({
      path: join(tofu, "tofu"),
      product: "tofu",
      version: "1.10.6",
    });
    const terraform = program("terraform", "Terraform");
    expect(await findProgram(undefined, { PATH: `${tofu}:${terraform}` }, folder)).toMatchObject({
      product: "terraform",
      version: "1.11.4",
    });
  });

  it("is the one asked for, by its name or by its path", async () => {
    const tofu = program("tofu", "OpenTofu");
    expect((await findProgram("tofu", { PATH: tofu }, folder)).path).toBe(join(tofu, "tofu"));
    expect((await findProgram("./tofu/tofu", { PATH: "" }, folder)).path).toBe(join(tofu, "tofu"));
  });

  it("must be there, be one of the two, and be young enough", async () => {
    await expect(findProgram(undefined, { PATH: folder }, folder)).rejects.toThrow(
      "neither terraform nor tofu is on the PATH",
    );
    await expect(findProgram("terrafrom", { PATH: folder }, folder)).rejects.toThrow(
      "there is no program terrafrom",
    );
    await expect(findProgram("/bin/true", {}, folder)).rejects.toThrow(
      "/bin/true is neither Terraform nor OpenTofu",
    );
    const old = program("terraform", "Terraform", "1.5.7");
    await expect(findProgram(undefined, { PATH: old }, folder)).rejects.toThrow("at least 1.6 is needed");
  });
});
