import { join, resolve } from "node:path";
import { readAudit } from "../../changes/audit.js";
import { Workspace } from "../../changes/workspace.js";
import { findEstate } from "../../estate/index.js";
import { UsageError } from "../../estate/usage-error.js";
import { type Applied, EstateWatch } from "../../monitoring/exporter/estate-watch.js";
import { exposition } from "../../monitoring/exporter/prom.js";
import { serveMetrics } from "../../monitoring/exporter/server.js";
import type { Context } from "../context.js";
import type { Outcome } from "../verb.js";
import { type Listen, listenOn } from "./listen.js";

/** The command line of `exporter`. */
interface ExporterInput {
  readonly estate: string | undefined;
  readonly listen: string | undefined;
  readonly pool: string | undefined;
  readonly once: boolean;
}

const usual = "127.0.0.1:9817";

export async function runExporter(input: ExporterInput, context: Context): Promise<Outcome> {
  const root =
    input.estate === undefined ? findEstate(context.folder) : resolve(context.folder, input.estate);
  findEstate(join(root));
  const where = listenOn(input.listen ?? usual);
  const watch = new EstateWatch({
    root,
    pool: input.pool,
    now: () => context.now().getTime(),
    applied: () => lastApplied(root),
  });
  if (!input.once) return serve(watch, where, context);
  const samples = await watch.samples();
  const isSound = samples.some(
    ({ metric, value }) => metric === "zhengyun_estate_load_success" && value === 1,
  );
  return { exitCode: isSound ? 0 : 1, json: samples, text: (await exposition(samples)).trimEnd() };
}

/** Serves until somebody ends it. */
async function serve(watch: EstateWatch, { host, port }: Listen, context: Context): Promise<Outcome> {
  const end = context.interruption();
  const text = async () => exposition(await watch.samples());
  // The first reading is the longest; Prometheus should not have to wait for it.
  await watch.samples();
  const { server, port: real } = await serveMetrics(text, host, port).catch(
    (error: NodeJS.ErrnoException) => {
      throw cannotListen(`${host}:${port}`, error.code ?? "");
    },
  );
  const shown = host.includes(":") ? `[${host}]` : host;
  const task = context.progress.begin(serving[context.language](`http://${shown}:${real}/metrics`));
  await new Promise<void>((done) => {
    if (end.aborted) return done();
    end.addEventListener("abort", () => done(), { once: true });
  });
  server.closeAllConnections();
  server.close();
  task.drop();
  return { exitCode: 0, json: { listened: `${shown}:${real}` }, text: "" };
}

const serving = {
  zh: (address: string) => `底账指标在 ${address}`,
  en: (address: string) => `metrics of the estate are at ${address}`,
} as const;

/** The last run that carried out every stack it planned. */
function lastApplied(root: string): Applied | undefined {
  const { entries } = readAudit(new Workspace(root).audit);
  const done = entries.findLast((entry) => entry.event === "outcome" && entry.result === "done");
  if (!done) return undefined;
  const intent = entries.find((entry) => entry.event === "intent" && entry.run === done.run);
  return { time: Date.parse(done.time), commit: (intent?.event === "intent" && intent.commit) || "" };
}

function cannotListen(where: string, reason: string): UsageError {
  return new UsageError(
    { zh: `不能在 ${where} 监听（${reason}）`, en: `cannot listen on ${where} (${reason})` },
    { zh: "用 --listen 指定另一个地址或端口", en: "give another address or port with --listen" },
  );
}
