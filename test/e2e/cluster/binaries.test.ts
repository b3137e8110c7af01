import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findBinaries } from "./binaries.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhengyun-binaries-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function place(path: string, mode = 0o755): string {
  const full = join(folder, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, "");
  chmodSync(full, mode);
  return full;
}

describe("components are found", () => {
  it("in KUBEBUILDER_ASSETS before the cache, each by itself", () => {
    const etcd = place("assets/etcd");
    place("zhengyun/bin/etcd");
    const kubectl = place("zhengyun/bin/kubectl");
    const env = { KUBEBUILDER_ASSETS: join(folder, "assets"), XDG_CACHE_HOME: folder };
    expect(findBinaries(["etcd", "kubectl"], env)).toEqual({ etcd, kubectl });
  });

  it("or named, with the command that builds them", () => {
    place("zhengyun/bin/etcd", 0o644);
    const looked = `looked in ${join(folder, "zhengyun/bin")}`;
    expect(() => findBinaries(["etcd", "kubectl"], { XDG_CACHE_HOME: folder })).toThrow(
      `not found: etcd, kubectl (${looked}); build them with: npm run toolchain`,
    );
  });
});
