import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleFolder } from "../example/folder.js";
import { programsMissing } from "../program.js";
import type { Row } from "../row.js";

const cli = new URL("../../cli/main.js", import.meta.url);

/** The proof of a whole year, against what people do today: asking amtool about one alert, at no time in particular. */
export const row: Row = {
  title: "Proof of reach for a year",
  base: "200 questions to amtool",
  missing: () => programsMissing("amtool"),
  prepare(folder) {
    const estate = join(folder, "estate");
    cpSync(fileURLToPath(exampleFolder), estate, { recursive: true });
    const asked = ["duty", "routes", estate, "--pool", "230100-harbin", "--year", "2026"];
    writeFileSync(
      join(folder, "alertmanager.yaml"),
      execFileSync(process.execPath, [fileURLToPath(cli), ...asked]),
    );
  },
  variants: [
    {
      name: "200 questions to amtool",
      module: new URL("../prove/amtool.js", import.meta.url),
      args: (folder) => [join(folder, "alertmanager.yaml")],
    },
    {
      name: "zhengyun duty prove, every alert and minute",
      module: cli,
      args: (folder) => ["duty", "prove", join(folder, "estate"), "--year", "2026"],
      atMost: { ratio: 1 },
    },
  ],
};
