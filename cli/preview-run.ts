import { type Judgement, judge } from "../changes/assess.js";
import { dangerRules } from "../changes/danger.js";
import { earlierEstate } from "../changes/earlier-estate.js";
import { changedPaths } from "../changes/paths.js";
import { previewChanges } from "../changes/preview.js";
import { Surroundings } from "../changes/surroundings.js";
import { type Estate, loadEstate } from "../estate/index.js";
import { UsageError } from "../estate/usage-error.js";
import { intentOf } from "../isolation/intent/intent.js";
import { stacksOf } from "../stacks/app.js";
import { lookOf } from "./change-run.js";
import type { Context } from "./context.js";
import { judgementText } from "./formats/plan-text.js";
import type { SoundEstate } from "./refusal.js";
import type { Outcome } from "./verb.js";
import { count } from "./words.js";

/** What an estate makes now, compared with what it made at a revision or makes in another folder. */
export async function previewOf(read: SoundEstate, against: string, context: Context): Promise<Outcome> {
  const earlier = await earlierEstate(read.root, against, context.folder);
  try {
    return await comparison(read, await estateIn(earlier.folder, against), against, context);
  } finally {
    earlier.remove();
  }
}

async function estateIn(folder: string, against: string): Promise<Estate> {
  const { estate } = await loadEstate(folder);
  if (!estate) throw unreadable(against);
  return estate;
}

async function comparison(
  read: SoundEstate,
  earlier: Estate,
  against: string,
  context: Context,
): Promise<Outcome> {
  const rules = await dangerRules();
  const before = await stacksOf(earlier);
  const after = await stacksOf(read.estate);
  const changes = await previewChanges(before, after);
  const known = new Set(before.map(({ name }) => name));
  const newStacks = after.map(({ name }) => name).filter((name) => !known.has(name));
  const judged = judge(changes, new Surroundings(read.estate, changes, newStacks, read.today), rules);
  const changed = new Set(changes.map(({ stack }) => stack));
  const others = after.filter(({ name }) => !changed.has(name));
  const intents = { before: intentOf(earlier), after: intentOf(read.estate) };
  const paths = await changedPaths(changes, others, intents);
  const text = [
    judgementText({ ...judged, paths }, rules, lookOf(read, context)),
    closing(judged, against, context),
  ];
  return {
    exitCode: 0,
    json: { ...judged, paths },
    text: text.filter((part) => part !== "").join("\n\n"),
  };
}

const unreadable = (against: string) =>
  new UsageError(
    { zh: `${against} 中的 estate.yaml 无法读取`, en: `estate.yaml of ${against} cannot be read` },
    { zh: "请换一个完好的版本来比较", en: "compare with a version that is sound" },
  );

function closing({ pools, dangers }: Judgement, against: string, { language, colors }: Context): string {
  const same = { zh: `与 ${against} 相比没有变更`, en: `nothing changes against ${against}` };
  if (pools.length === 0) return colors.green(`✓ ${same[language]}`);
  const some = {
    zh: `与 ${against} 相比：${pools.length} 个资源池有变更，其中危险 ${dangers.length} 处`,
    en: `against ${against}: changes in ${count(pools.length, "pool")}, ${count(dangers.length, "danger")}`,
  };
  return colors.bold(some[language]);
}
