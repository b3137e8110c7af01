/**
 * The `app` of cdktf.json: synthesises the estate named by ZHENGYUN_ESTATE (the example by default) into the
 * folder the cdktf command line asks for. `zhengyun synth` does the same with words and choices.
 */
import { dayOf } from "../estate/days.js";
import { checkEstate, type Finding, loadEstate } from "../estate/index.js";
import { stacksOf } from "./app.js";
import { synthesise } from "./synthesis/synthesise.js";

const { ZHENGYUN_ESTATE = "examples/heilongjiang", CDKTF_OUTDIR = "cdktf.out" } = process.env;

async function main() {
  const { estate, findings } = await loadEstate(ZHENGYUN_ESTATE);
  const today = dayOf(new Date().toISOString(), estate?.settings.timeZone ?? "UTC");
  const checked = estate && (await checkEstate(estate, { today }));
  const errors = [...findings, ...(checked?.findings ?? [])].filter(({ severity }) => severity === "error");
  if (estate && errors.length === 0) {
    await synthesise(await stacksOf(estate), { out: CDKTF_OUTDIR });
    return;
  }
  for (const error of errors) console.error(line(error));
  process.exitCode = 1;
}

const line = ({ code, file, line, column, message }: Finding) =>
  `${code} ${ZHENGYUN_ESTATE}/${file}:${line}:${column} ${message.zh} (${message.en})`;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
