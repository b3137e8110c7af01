import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Finding } from "../../estate/index.js";

/** Files by their path: text or bytes. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Writes files below a folder. */
export function write(folder: string, files: Files): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

/** Does something with a temporary folder that holds these files, and removes it. */
export async function inFolder<T>(files: Files, act: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-test-"));
  try {
    write(folder, files);
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A finding on one line, as tests compare it. */
export function line({ file, line, column, code, message, hint }: Finding): string {
  return `${file}:${line}:${column} ${code} ${message.en} (${hint.en})`;
}

/** An estate as small as loading allows; nothing checks that its parts belong together. */
export const smallEstate: Files = {
  "estate.yaml": [
    "schemaVersion: 1",
    'province: "230000"',
    "name: { zh: 黑龙江省政务云 }",
    "registries: [registry.example/apps]",
    "",
  ].join("\n"),
  "operators.yaml": "operators:\n  north-cloud:\n    name: { zh: 北方云 }\n    role: cloud-provider\n",
  "departments/education.yaml": [
    "name: { zh: 教育厅 }",
    'division: "230000"',
    "accessClass: A",
    "administrators: [wang-min]",
    'contacts: [{ name: 值班室, phone: "0451-5550 0100" }]',
    "",
  ].join("\n"),
};

/** Root may read everything, so root becomes nobody for a moment. */
export async function withoutPrivileges<T>(act: () => T | Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
