import { cpus, release, totalmem } from "node:os";
import { execa } from "execa";
import { frrDaemon } from "./needs.js";

/** In one sentence, what was measured on. */
export async function machine(isPreferred: boolean): Promise<string> {
  const { stdout } = await execa(frrDaemon("bgpd"), ["--version"]);
  const version = /version (\S+)/.exec(stdout)?.[1] ?? "of unknown version";
  const model = cpus()[0]?.model.trim() ?? "unknown";
  const priority = isPreferred
    ? "daemons, probe and their session at nice −10"
    : "daemons and probe at ordinary priority";
  return [
    `FRR ${version}, Linux ${release()}, ${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB;`,
    `${priority}.`,
  ].join(" ");
}
