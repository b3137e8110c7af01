import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleFolder } from "../example/folder.js";
import type { Row, Variant } from "../row.js";

const main = new URL("../../bin/zhengyun.js", import.meta.url);

const variant = (name: string, words: (folder: string) => readonly string[]): Variant => ({
  name,
  module: main,
  args: words,
});

const question = (folder: string) => [
  ...["reach", "water", "meteorology/weather", join(folder, "estate")],
  ...["--at", "2026-11-22"],
];

/** One question about the example province, asked again: what it costs beyond starting the command. */
export const row: Row = {
  title: "Reachability: one question about the example province",
  base: "zhengyun --help",
  rounds: 15,
  prepare(folder) {
    cpSync(fileURLToPath(exampleFolder), join(folder, "estate"), { recursive: true });
    execFileSync(process.execPath, [fileURLToPath(main), ...question(folder)], { stdio: "ignore" });
  },
  variants: [
    variant("zhengyun --help", () => ["--help"]),
    {
      ...variant("zhengyun reach, the estate not changed since the last question", question),
      atMost: { more: 250 },
    },
  ],
};
