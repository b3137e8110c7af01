import { labels } from "../../constructs/keys.js";
import { milliOf } from "../compare/quantity.js";
import { defineDanger, type Sign } from "../danger.js";
import { labelsOf, listAt, mapAt, textAt } from "../objects/fields.js";
import { type Manifest, nameOf, type ObjectChange } from "../objects/object.js";
import { quotaWord } from "../quota-words.js";

interface Lost {
  readonly zh: string;
  readonly en: string;
  readonly before: string;
  readonly after?: string;
}

type Comparison = (before: Manifest, after: Manifest) => Iterable<Lost>;

/** By kind: what protects data and neighbours in it, and may not silently become less. */
const comparisons: Readonly<Record<string, Comparison>> = {
  Namespace: levelLowered,
  StorageClass: storageLost,
  ResourceQuota: limitsLifted,
  LimitRange: maximaLifted,
  PersistentVolume: volumesDeleted,
};

/** Data is kept, encrypted or bounded less well than before. (`prevent_destroy` stands in no plan.) */
export default defineDanger({
  kind: "protection-lost",
  title: { zh: "保护减弱", en: "Protection lost" },
  *find(change) {
    const comparison = comparisons[change.kind];
    if (!comparison || !change.before || !change.after) return;
    for (const lost of comparison(change.before, change.after)) yield sign(change, lost);
  },
});

function sign(change: ObjectChange, { zh, en, before, after }: Lost): Sign {
  const name = nameOf(change);
  return {
    sentence: { zh: `${name}：${zh}`, en: `${name}: ${en}` },
    before,
    ...(after === undefined ? {} : { after }),
  };
}

function* levelLowered(was: Manifest, will: Manifest): Generator<Lost> {
  const before = labelsOf(was).get(labels.level);
  const after = labelsOf(will).get(labels.level);
  if (before === undefined || (after !== undefined && Number(after) >= Number(before))) return;
  yield {
    zh: `等级保护级别由 ${before} 降为 ${after ?? "无"}`,
    en: `protection level goes down from ${before} to ${after ?? "none"}`,
    before,
    ...(after === undefined ? {} : { after }),
  };
}

function* storageLost(was: Manifest, will: Manifest): Generator<Lost> {
  yield* volumesDeleted(was, will);
  const isEncrypted = (manifest: Manifest) => [
    ["encrypted", labelsOf(manifest).get(labels.encrypted) ?? "false"] as const,
    ...[...mapAt(manifest, "parameters")].filter(([key]) => /encrypt/i.test(key)),
  ];
  const after = new Map(isEncrypted(will));
  for (const [key, before] of isEncrypted(was)) {
    if (before !== "true" || after.get(key) === "true") continue;
    yield {
      zh: `不再静态加密（${key}）`,
      en: `no longer encrypted at rest (${key})`,
      before,
      after: after.get(key) ?? "",
    };
  }
}

function* volumesDeleted(was: Manifest, will: Manifest): Generator<Lost> {
  const policyOf = (manifest: Manifest) =>
    textAt(manifest, "reclaimPolicy") ?? textAt(manifest, "spec", "persistentVolumeReclaimPolicy");
  const [before, after] = [policyOf(was), policyOf(will)];
  if (before !== "Retain" || after === "Retain") return;
  yield {
    zh: `回收策略由 Retain 改为 ${after ?? "默认"}，删除申领即删除数据`,
    en: `reclaim policy changes from Retain to ${after ?? "the default"}: data go with their claim`,
    before,
    ...(after === undefined ? {} : { after }),
  };
}

/** A key that a quota no longer names is no longer bounded. */
function* limitsLifted(was: Manifest, will: Manifest): Generator<Lost> {
  const after = mapAt(will, "spec", "hard");
  for (const [key, before] of mapAt(was, "spec", "hard")) {
    if (after.has(key)) continue;
    const word = quotaWord(key);
    yield { zh: `不再限制${word.zh}`, en: `no longer bounds ${word.en}`, before };
  }
}

function* maximaLifted(was: Manifest, will: Manifest): Generator<Lost> {
  for (const limit of listAt(was, "spec", "limits")) {
    const type = textAt(limit, "type");
    const other = listAt(will, "spec", "limits").find((candidate) => textAt(candidate, "type") === type);
    for (const [key, before] of mapAt(limit, "max")) {
      const after = mapAt(other, "max").get(key);
      if (after !== undefined && (milliOf(after) ?? 0n) <= (milliOf(before) ?? 0n)) continue;
      yield {
        zh: `单个 ${type} 的 ${key} 上限由 ${before} 放宽为 ${after ?? "不限"}`,
        en: `the most ${key} of one ${type} goes up from ${before} to ${after ?? "no bound"}`,
        before,
        ...(after === undefined ? {} : { after }),
      };
    }
  }
}
