import { UsageError } from "../../estate/usage-error.js";
import type { World } from "../../isolation/world.js";
import type { Context } from "../context.js";
import type { ExitCode, Outcome } from "../verb.js";
import { findingsText } from "./findings-text.js";
import { worldAsked } from "./worlds.js";

/** The command line of `reach`. */
interface ReachInput {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly estate: string | undefined;
  readonly port: string | undefined;
  readonly fail: readonly string[];
  readonly matrix: boolean;
  readonly csv: boolean;
  /** @default false */
  readonly audit?: boolean;
  readonly manifests: string | undefined;
  readonly podCidr: readonly string[];
  readonly pool: readonly string[];
  readonly at: string | undefined;
}

/** Answers a question, or lists or sums up all answers. */
export async function runReach(input: ReachInput, context: Context): Promise<Outcome> {
  const question = questionIn(input);
  const { manifests, podCidr, at } = input;
  const prepared = await worldAsked({ manifests, podCidr, place: placeIn(input), at }, context);
  if ("refused" in prepared) return prepared.refused;
  const world = await withFindings(await inPools(prepared.world, input.pool), input.audit === true);
  if (question) return answer(world, { ...question, port: input.port, failed: input.fail }, context);
  if (input.audit) return audited(world, context);
  return input.csv ? list(world) : sumUp(world, context);
}

/** The two parties of a question; undefined where all is to be summed up, listed or audited. */
function questionIn({
  from,
  to,
  matrix,
  csv,
  audit,
  fail,
}: ReachInput): { from: string; to: string } | undefined {
  if (matrix || csv || audit) {
    if (fail.length > 0) throw failureWithoutQuestion();
    return undefined;
  }
  if (from === undefined || to === undefined) throw noQuestion();
  return { from, to };
}

/** Where to ask: the last word of a question, the only one without it. */
function placeIn(input: ReachInput): string | undefined {
  const words = [input.from, input.to, input.estate].filter((word) => word !== undefined);
  const [place, excess] = questionIn(input) ? [input.estate] : words;
  if (excess !== undefined) throw questionWithMatrix();
  if (input.manifests !== undefined && place !== undefined) throw twoPlaces(place);
  return place;
}

/** A question, and what is to have failed when it is asked. */
interface Question {
  readonly from: string;
  readonly to: string;
  readonly port: string | undefined;
  readonly failed: readonly string[];
}

async function answer(
  world: World,
  { from, to, port, failed }: Question,
  context: Context,
): Promise<Outcome> {
  const { ask, askUnderFailure } = await import("../../isolation/question/ask.js");
  const { answerText } = await import("./answer-text.js");
  const found =
    failed.length > 0 ? askUnderFailure(world, from, to, failed, port) : ask(world, from, to, port);
  return {
    exitCode: exitCodeOf(world),
    json: { ...found, ...findingsOf(world) },
    text: [answerText(found, context), ...findingsText(world.findings, context)].join("\n\n"),
  };
}

async function list(world: World): Promise<Outcome> {
  const { listingOf } = await import("../../isolation/listing/listing.js");
  const { listingCsv } = await import("./listing-text.js");
  const listing = listingOf(world);
  return {
    exitCode: exitCodeOf(world),
    json: { ...listing, ...findingsOf(world) },
    text: listingCsv(listing),
  };
}

async function sumUp(world: World, context: Context): Promise<Outcome> {
  const { matrixOf } = await import("../../isolation/matrix/matrix.js");
  const { listingOf } = await import("../../isolation/listing/listing.js");
  const { classesThatFit, matrixText } = await import("./matrix-text.js");
  return {
    exitCode: exitCodeOf(world),
    // Worked out only for those who asked for it: a long list costs more than the matrix.
    get json() {
      return { ...listingOf(world), ...findingsOf(world) };
    },
    get text() {
      const matrix = matrixOf(world.clusters, classesThatFit(context.width));
      return [matrixText(matrix, context), ...findingsText(world.findings, context)].join("\n\n");
    },
  };
}

/**
 * Findings about what the objects permit, beside those about the input: all for an audit; for manifests, what may
 * be a slip of the pen. What an estate makes is not asked that each time.
 */
async function withFindings(world: World, isAudit: boolean): Promise<World> {
  if (world.intent && !isAudit) return world;
  const { findingsAbout } = await import("../../isolation/checks.js");
  const { byPlace } = await import("../../estate/findings/finding.js");
  const findings = [...world.findings, ...(await findingsAbout(world, isAudit ? "audit" : "always"))];
  return { ...world, findings: findings.sort(byPlace) };
}

function audited(world: World, context: Context): Outcome {
  const { language, colors } = context;
  const fine = {
    zh: "没有问题：放行的都有授权，授权的都已放行",
    en: "nothing is wrong: all that is open was granted, and all that was granted is open",
  };
  const [text = colors.green(`✓ ${fine[language]}`)] = findingsText(world.findings, context);
  return { exitCode: exitCodeOf(world), json: { findings: world.findings }, text };
}

function exitCodeOf({ findings }: World): ExitCode {
  return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** Findings stand beside the answer, and only where there are any. */
function findingsOf({ findings }: World): { findings?: World["findings"] } {
  return findings.length > 0 ? { findings } : {};
}

async function inPools(world: World, pools: readonly string[]): Promise<World> {
  if (pools.length === 0) return world;
  const { didYouMean } = await import("../usage-faults.js");
  const known = world.clusters.map(({ pool }) => pool);
  const unknown = pools.find((pool) => !known.includes(pool));
  if (unknown === undefined) {
    return { ...world, clusters: world.clusters.filter(({ pool }) => pools.includes(pool)) };
  }
  throw new UsageError(
    { zh: `没有资源池 ${unknown}`, en: `there is no pool ${unknown}` },
    didYouMean(unknown, known, {
      zh: `资源池：${known.join("、")}`,
      en: `the pools are ${known.join(", ")}`,
    }),
  );
}

function noQuestion(): UsageError {
  return new UsageError(
    { zh: "缺少 FROM 与 TO", en: "FROM and TO are missing" },
    { zh: "写明双方，或用 --matrix 汇总全部", en: "name both, or sum everything up with --matrix" },
  );
}

function questionWithMatrix(): UsageError {
  return new UsageError(
    {
      zh: "--matrix、--csv 与 --audit 不需要 FROM 与 TO",
      en: "--matrix, --csv and --audit take no FROM and TO",
    },
    { zh: "去掉该选项，或只写底账", en: "leave the option out, or name the estate alone" },
  );
}

function failureWithoutQuestion(): UsageError {
  return new UsageError(
    { zh: "--fail 须与 FROM、TO 同用", en: "--fail goes with FROM and TO" },
    { zh: "zhengyun failures 推演全部失效", en: "zhengyun failures works out every failure" },
  );
}

function twoPlaces(place: string): UsageError {
  return new UsageError(
    {
      zh: `${place} 与 --manifests 只能给一个`,
      en: `${place} and --manifests: only one of them can be asked`,
    },
    { zh: "去掉其中一个", en: "leave one of them out" },
  );
}
