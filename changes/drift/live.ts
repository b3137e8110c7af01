import type { Place } from "../../estate/findings/finding.js";
import { makeFinding } from "../../estate/findings/make.js";
import { unreadPolicies } from "../compare/unread-policies.js";
import { textAt } from "../objects/fields.js";
import { isRecord } from "../plan/canonical.js";
import { recognise } from "../terraform/recognise.js";
import { Discovery, type Resource } from "./discovery.js";
import type { Expected } from "./expected.js";
import { Observed } from "./observed.js";
import { type Answer, type ProxyOptions, type Reader, withReader } from "./proxy.js";
import { blindRules } from "./rules.js";
import { kindWord } from "./type.js";

/** Objects in one answer: many answers of bearable size instead of one that strains the API server. */
const page = 1000;

const nowhere: Place = { file: "", line: 1, column: 1 };

/**
 * Reads from a pool every object of the kinds that an estate makes there, and of those that overrule them. Changes
 * nothing. What cannot be read is noted; a pool that cannot be reached is too.
 */
export async function readLive(pool: string, expected: Expected, options: ProxyOptions): Promise<Observed> {
  const observed = new Observed(true);
  try {
    await withReader(options, (reader) => readAll(pool, expected, reader, observed));
  } catch (error) {
    noteFailure(observed, pool, error instanceof Error ? error.message : String(error));
  }
  return observed;
}

async function readAll(pool: string, expected: Expected, reader: Reader, observed: Observed): Promise<void> {
  const discovery = new Discovery(reader);
  const resources = [
    ...(await Promise.all([...expected.types].map(([type, version]) => discovery.find(type, version)))),
    ...(await discovery.kindsNamed(unreadPolicies, expected.types)),
  ];
  await Promise.all(resources.map((resource) => readOne(pool, resource, expected, reader, observed)));
}

async function readOne(
  pool: string,
  resource: Resource,
  expected: Expected,
  reader: Reader,
  observed: Observed,
): Promise<void> {
  const { type, apiVersion, kind, path } = resource;
  // A kind that the API server does not know has no objects: the definition of it is missing with them.
  if (path === undefined) {
    observed.types.add(type);
    return;
  }
  let from = "";
  do {
    const answer = await reader.get(
      `${path}?limit=${page}${from && `&continue=${encodeURIComponent(from)}`}`,
    );
    const list = listIn(answer);
    if (!list) {
      noteRefusal(observed, pool, type, expected, answer);
      return;
    }
    observed.types.add(type);
    for (const item of list.items) if (isRecord(item)) observed.add({ apiVersion, kind, ...item });
    from = list.from;
  } while (from !== "");
}

function listIn({ status, body }: Answer): { items: readonly unknown[]; from: string } | undefined {
  if (status !== 200) return undefined;
  const list = parsed(body);
  if (!isRecord(list) || !(Array.isArray(list.items) || list.items === null)) return undefined;
  return { items: list.items ?? [], from: textAt(list, "metadata", "continue") ?? "" };
}

/** A kind that could not be listed, or not to its end. What was listed of it may not be all. */
function noteRefusal(
  observed: Observed,
  pool: string,
  type: string,
  expected: Expected,
  answer: Answer,
): void {
  observed.cut.add(type);
  const said = textAt(parsed(answer.body), "message") ?? `HTTP ${answer.status}`;
  const { sentence } = recognise([{ severity: "error", summary: said, detail: `HTTP ${answer.status}` }]);
  const count = [...expected.objects.values()].filter((object) => isOf(type, object)).length;
  const params = { kind: kindWord(type), expected: count, reason: sentence };
  observed.blind.push(makeFinding(blindRules.type, params, `pool ${pool}`, nowhere));
}

function isOf(type: string, { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }) {
  return type === `${apiVersion.includes("/") ? apiVersion.split("/")[0] : ""} ${kind}`;
}

function noteFailure(observed: Observed, pool: string, said: string): void {
  const { sentence, hint } = recognise([{ severity: "error", summary: said, detail: "" }]);
  observed.types.clear();
  observed.objects.clear();
  observed.blind.push(makeFinding(blindRules.pool, { reason: sentence, hint }, `pool ${pool}`, nowhere));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
