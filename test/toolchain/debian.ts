import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { binFolder } from "./cache.js";
import { findExecutable, findOnPath } from "./find.js";

/** Programs of a Debian package that need nothing else of it. */
interface DebianPackage {
  readonly name: string;
  /** Where they lie in it. */
  readonly programs: readonly string[];
}

export const etcd: DebianPackage = { name: "etcd-server", programs: ["usr/bin/etcd"] };
export const prometheus: DebianPackage = {
  name: "prometheus",
  programs: ["usr/bin/prometheus", "usr/bin/promtool"],
};

export const victoriaMetrics: DebianPackage = {
  name: "victoria-metrics",
  programs: ["usr/bin/victoria-metrics"],
};

/**
 * Puts programs beside the others: the machine's own, or those out of the Debian package. The package is unpacked,
 * not installed: installing it would start a service and needs root.
 */
export async function provideFromDebian(wanted: DebianPackage, tell: (line: string) => void): Promise<void> {
  const missing = wanted.programs.filter((program) => !findExecutable(basename(program), [binFolder()]));
  const foreign = missing.filter((program) => !linkToOwn(basename(program)));
  if (foreign.length === 0) return;
  tell(`unpacking the Debian package ${wanted.name}`);
  await unpack(wanted.name, foreign);
}

/** Whether the machine has the program already; it is then linked to. */
function linkToOwn(name: string): boolean {
  const target = join(binFolder(), name);
  rmSync(target, { force: true });
  const own = findOnPath(name);
  if (own) symlinkSync(own, target);
  return own !== undefined;
}

async function unpack(name: string, programs: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-debian-"));
  try {
    await download(name, folder);
    const archive = readdirSync(folder).find((file) => file.endsWith(".deb")) ?? "";
    await execa("dpkg-deb", ["-x", archive, "unpacked"], { cwd: folder });
    for (const program of programs) {
      const target = join(binFolder(), basename(program));
      copyFileSync(join(folder, "unpacked", program), target);
      chmodSync(target, 0o755);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const names = programs.map((program) => basename(program)).join(", ");
    throw new Error(
      `${names} missing: install the Debian package ${name}, or put them on the PATH\n${reason}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function download(name: string, folder: string): Promise<void> {
  const fetch = () => execa("apt-get", ["download", name], { cwd: folder });
  if (process.getuid?.() !== 0) return void (await fetch());
  // A fresh machine has no package lists yet.
  await fetch().catch(async () => {
    await execa("apt-get", ["update"]);
    await fetch();
  });
}
