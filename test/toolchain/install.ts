import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { binFolder } from "./cache.js";
import { etcd, prometheus, provideFromDebian, victoriaMetrics } from "./debian.js";
import { buildGoTool, goTools } from "./go-tool.js";
import { provideNetworkTools } from "./network-tools.js";

type Provide = (tell: (line: string) => void) => Promise<void>;

/** Runs one step, with a line for what it does and one for how it went; false when it failed. */
async function step(name: string, provide: Provide): Promise<boolean> {
  const started = Date.now();
  const tell = (line: string) => void process.stdout.write(`${name}: ${line}\n`);
  try {
    await provide(tell);
    tell(`ready after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return true;
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : error}\n`);
    return false;
  }
}

/** `npm run toolchain`, in the project's folder: puts every component the tests need into the cache. */
async function install(): Promise<boolean> {
  mkdirSync(binFolder(), { recursive: true });
  const outcomes = [await step("network tools", provideNetworkTools)];
  for (const wanted of [etcd, prometheus, victoriaMetrics]) {
    outcomes.push(await step(wanted.name, (tell) => provideFromDebian(wanted, tell)));
  }
  for (const tool of goTools(join(process.cwd(), "test/toolchain"))) {
    outcomes.push(await step(tool.name, (tell) => buildGoTool(tool, tell)));
  }
  process.stdout.write(`programs are in ${binFolder()}\n`);
  return outcomes.every((isReady) => isReady);
}

process.exitCode = (await install()) ? 0 : 1;
