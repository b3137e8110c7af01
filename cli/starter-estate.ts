import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { yearsAfter } from "../estate/days.js";
import { packageRoot } from "./package-root.js";
import { schemaFiles } from "./reference/files.js";
import type { Files } from "./update-folder.js";

/** Line ends as the checks want them, whatever git is set to do; and what synth, plan and apply leave behind. */
const gitFiles = [
  [".gitattributes", "*.yaml text eol=lf\n"],
  [".gitignore", ".zhengyun/\n"],
] as const;

/**
 * The files of a new estate: those of examples/minimal, with the schemas beside them for editors.
 * @param today `YYYY-MM-DD`, the day on which its grants and exceptions are approved
 */
export function starterEstate(today: string): Files {
  const example = join(packageRoot, "examples/minimal");
  const paths = readdirSync(example, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(example.length + 1)
        .replaceAll("\\", "/"),
    );
  return new Map([
    ...gitFiles,
    ...paths.map((path) => {
      const text = readFileSync(join(example, path), "utf8");
      return [path, approvedOn(today, withOwnSchema(text, path))] as const;
    }),
    ...schemaFiles(),
  ]);
}

/** Leads the editor's line of a file to the estate's own copy of the schemas. */
function withOwnSchema(text: string, path: string): string {
  const upwards = "../".repeat(path.split("/").length - 1);
  return text.replace(/(\$schema=)\S*?(schemas\/\S+)/, `$1${upwards}$2`);
}

/** Moves an approval to a day, and its expiry by as many years as it was valid for. */
function approvedOn(today: string, text: string): string {
  return text.replace(
    /^approved: (\d{4})\S*\nexpires: (\d{4})\S*$/m,
    (_, approved: string, expires: string) =>
      `approved: ${today}\nexpires: ${yearsAfter(today, Number(expires) - Number(approved))}`,
  );
}
