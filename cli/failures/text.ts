import { groupBy } from "../../estate/estate.js";
import { type ElementKind, elementKinds, kindOf } from "../../isolation/planes/elements.js";
import type { Effect } from "../../isolation/planes/failures.js";
import { type MissingObject, objectKinds } from "../../isolation/planes/missing-objects.js";
import type { Consequence, MissingPolicy } from "../../isolation/planes/missing-policies.js";
import type { FailureReport } from "../../isolation/planes/report.js";
import type { Context } from "../context.js";
import { aligned, wrap } from "../layout.js";
import { figure } from "../words.js";
import { type Phrases, phrases } from "./words.js";

type Look = Pick<Context, "language" | "colors" | "width">;

/** More than this many of a kind are counted, not shown. */
const most = 6;

/** What every failure does, on one screen: the network, the policies, what leaks. */
export function failuresText(report: FailureReport, look: Look): string {
  const say = phrases[look.language];
  return [
    intactText(report, say, look),
    ...(report.singles.length > 0 ? [singlesText(report.singles, say, look)] : []),
    ...(report.pairs ? [pairsText(report.pairs, say, look)] : []),
    ...(report.objects.length > 0 ? [objectsText(report.objects, say, look)] : []),
    policiesText(report.policies, say, look),
    verdictText(report, say, look),
  ].join("\n\n");
}

function intactText({ planes, needed, unserved, singles }: FailureReport, say: Phrases, look: Look): string {
  if (singles.length === 0) return wrap(say.noPlanes, look.width).join("\n");
  const carried = planes.map(({ plane, relations }) => say.carries(plane, figure(relations))).join(say.comma);
  const lines = unserved
    .slice(0, most)
    .map(({ from, to, grants }) => `  ${from} → ${to}  ${grants.join(" ")}`);
  return [
    ...wrap(say.intact(carried, figure(needed)), look.width),
    ...(unserved.length > 0
      ? [warning(say.unserved(unserved.length), look), ...lines, ...rest(unserved, say)]
      : []),
  ].join("\n");
}

/** A line for each kind: how many there are, how many of them do what, and the worst. */
function singlesText(singles: readonly Effect[], say: Phrases, look: Look): string {
  const byKind = groupBy(singles, ({ failed: [element = ""] }) => kindOf(element));
  const rows = elementKinds.flatMap((kind) => {
    const some = byKind.get(kind) ?? [];
    return some.length > 0 ? [row(kind, some, say)] : [];
  });
  const cutting = singles.filter(({ failed: [one = ""], cut }) => isDoubled(kindOf(one)) && cut.length > 0);
  const names = cutting.flatMap(({ failed }) => failed);
  const note =
    cutting.length === 0
      ? wrap(say.redundant, look.width).join("\n")
      : warning(say.notRedundant(names.slice(0, most).join(say.list)), look);
  return [...table(say.head, rows, say, look), note].join("\n");
}

/** Rows under their headings, each with its worst at the end. */
function table(headings: readonly string[], rows: readonly Row[], say: Phrases, { colors }: Look): string[] {
  const [head = "", ...lines] = aligned([headings, ...rows.map(({ cells }) => cells)]);
  const told = lines.map((line, index) => `${line}  ${rows[index]?.worst ?? ""}`.trimEnd());
  return [colors.bold(`${head}  ${say.worst}`), ...told];
}

/** What there are two of, so that one alone must not cut anything. */
function isDoubled(kind: ElementKind): boolean {
  return kind === "plane" || kind === "circuit" || kind === "pe";
}

function row(kind: ElementKind, some: readonly Effect[], say: Phrases): Row {
  const harms = some.map(({ failed, cut, reduced }) => ({
    name: failed.map((element) => element.slice(kind.length + 1)).join(),
    cut: cut.length,
    reduced,
  }));
  return rowOf(say.kinds[kind], harms, say);
}

interface Row {
  readonly cells: readonly string[];
  readonly worst: string;
}

interface Harm {
  readonly name: string;
  readonly cut: number;
  readonly reduced: number;
}

function rowOf(title: string, some: readonly Harm[], say: Phrases): Row {
  const cutting = some.filter(({ cut }) => cut > 0);
  const reducing = some.filter(({ cut, reduced }) => cut === 0 && reduced > 0);
  const weight = ({ cut, reduced }: Harm) => cut * 1_000_000 + reduced;
  const worst = some.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  const idle = some.length - cutting.length - reducing.length;
  return {
    cells: [title, ...[some.length, idle, reducing.length, cutting.length].map(figure)],
    worst: weight(worst) === 0 ? "" : `${worst.name}${say.colon}${say.harm(worst.cut, worst.reduced)}`,
  };
}

/** The same of objects of the extranet that are missing. */
function objectsText(objects: readonly MissingObject[], say: Phrases, look: Look): string {
  const rows = objectKinds.flatMap((kind) => {
    const some = objects.filter((one) => one.kind === kind);
    const harms = some.map((one) => ({ ...one, name: `${one.pool}/${one.name}` }));
    return some.length > 0 ? [rowOf(say.objects[kind], harms, say)] : [];
  });
  const note = objects.some(isOpening) ? [] : wrap(say.permitOnly, look.width);
  return [...table(say.objectsHead, rows, say, look), ...note].join("\n");
}

function isOpening({ opens }: MissingObject): boolean {
  return opens.length > 0;
}

function pairsText(
  { examined, joint }: NonNullable<FailureReport["pairs"]>,
  say: Phrases,
  { colors, width }: Look,
): string {
  const kinds = groupBy(joint, ({ failed }) => failed.map((one) => say.kinds[kindOf(one)]).join(" + "));
  const counts = [...kinds].map(([kind, some]) => `${kind} ${figure(some.length)}`).join(say.list);
  const worst = [...joint].sort((a, b) => b.cut.length - a.cut.length).slice(0, 3);
  return [
    ...wrap(say.pairs(figure(examined), figure(joint.length)), width).map(colors.bold),
    ...(joint.length > 0 ? wrap(counts, width - 2).map((line) => `  ${line}`) : []),
    ...worst.map(({ failed, cut }) => `  ${failed.join(" + ")}${say.colon}${say.harm(cut.length, 0)}`),
  ].join("\n");
}

function policiesText(policies: readonly MissingPolicy[], say: Phrases, look: Look): string {
  const number = (one: Consequence) =>
    figure(policies.filter(({ consequence }) => consequence === one).length);
  const head = look.colors.bold(say.policies(figure(policies.length)));
  const counts = say.consequences(number("same"), number("closes"), number("single-line"), number("leak"));
  const single = policies.filter(({ consequence }) => consequence === "single-line");
  if (single.length === 0) return [head, `  ${counts}`].join("\n");
  const inner = single.filter(({ reachesTenants }) => reachesTenants).length;
  const warned = warning(say.singleLine(inner), look);
  return [head, `  ${counts}`, warned, ...groupLines(single, say)].join("\n");
}

/** A line for each policy by name: in how many pools, and a path that opens. */
function groupLines(policies: readonly MissingPolicy[], say: Phrases): string[] {
  const groups = [...groupBy(policies, ({ policy }) => policy)];
  const lines = groups
    .slice(0, most)
    .map(([name, some]) => `  ${name}  ${say.inPools(some.length)}  ${some[0]?.opens?.join(" → ") ?? ""}`);
  return [...lines, ...rest(groups, say)];
}

function verdictText({ strays, objects, policies }: FailureReport, say: Phrases, look: Look): string {
  const { colors, width } = look;
  const leaking = policies.filter(({ consequence }) => consequence === "leak");
  const opening = objects.filter(isOpening);
  if (strays.length === 0 && leaking.length === 0 && opening.length === 0) {
    return wrap(`✓ ${say.sound}`, width).map(colors.green).join("\n");
  }
  const lines = strays
    .slice(0, most)
    .map(({ pool, object, vrf, peer, what, prefix }) =>
      [`  ${pool}`, object, `${say.whats[what]} ${prefix}`, `VRF ${vrf}`, peer].join("  "),
    );
  return [
    ...wrap(`✗ ${say.leaks(strays.length, opening.length, leaking.length)}`, width).map(colors.red),
    ...lines,
    ...rest(strays, say),
    ...opening
      .slice(0, most)
      .map(({ pool, kind, name, opens }) => `  ${pool}  ${kind} ${name}  ${opens[0] ?? ""}`),
    ...rest(opening, say),
    ...groupLines(leaking, say),
  ].join("\n");
}

function warning(text: string, { colors, width }: Look): string {
  return wrap(text, width).map(colors.yellow).join("\n");
}

function rest(list: readonly unknown[], say: Phrases): string[] {
  return list.length > most ? [`  ${say.more(list.length - most)}`] : [];
}
