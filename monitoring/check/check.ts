import type { AlertProps, Domain, Recording } from "../alert.js";
import { catalogue } from "../catalogue/index.js";
import { metricsIn, parseExpression } from "./expression.js";
import { type Known, type Shape, ShapeReader } from "./shape.js";

/** Something that a rule must not be. */
export interface Complaint {
  /** The alert or the recording. */
  readonly rule: string;
  readonly message: string;
}

/** How often rules are evaluated, and with that how often what they record has a sample. */
export const evaluationSeconds = 30;

/** What rules of a domain may read: all that is exported, and what the domain records itself. */
function knownTo(domain: Domain): (name: string) => Known | undefined {
  const recorded = new Map<string, Known>();
  const known = (name: string): Known | undefined => {
    const metric = catalogue.get(name);
    if (!metric) return recorded.get(name);
    const { type, allLabels, exporter } = metric;
    return { type, labels: allLabels, scrapeSeconds: exporter.scrapeSeconds };
  };
  for (const { name, expr } of domain.recordings ?? []) {
    const { labels } = new ShapeReader(parseExpression(expr), known).read();
    recorded.set(name, { type: "gauge", labels, scrapeSeconds: evaluationSeconds });
  }
  return known;
}

/** The labels that the series of an expression have, besides those of the rule itself. */
export function seriesLabels({ expr }: Pick<AlertProps, "expr">, domain: Domain): ReadonlySet<string> {
  return new ShapeReader(parseExpression(expr), knownTo(domain)).read().labels;
}

/**
 * What is wrong with the rules of a domain: metrics and labels that nobody exports, identity that gets lost, what
 * can never match, counters read as they stand, words that name a label the series has not.
 * @param others names of all alerts, of this domain and the others
 */
export function checkDomain(domain: Domain, others: ReadonlySet<string>): readonly Complaint[] {
  const known = knownTo(domain);
  const recordings = (domain.recordings ?? []).flatMap((recording) => checkRecording(recording, known));
  return [...recordings, ...domain.alerts.flatMap((alert) => checkAlert(alert, known, others))];
}

type KnownTo = ReturnType<typeof knownTo>;

function checkRecording(recording: Recording, known: KnownTo): readonly Complaint[] {
  const { complaints } = checked(recording, known);
  if (!/^[a-z_]+:[a-z_]+:[a-z0-9_]+$/.test(recording.name))
    complaints.push("its name is not level:metric:operation");
  return complaints.map((message) => ({ rule: recording.name, message }));
}

function checkAlert(alert: AlertProps, known: KnownTo, others: ReadonlySet<string>): readonly Complaint[] {
  const { shape, complaints } = checked(alert, known);
  if (!shape.isFilter) complaints.push("it compares with nothing, so it fires for everything");
  for (const label of wordsOf(alert)) {
    if (!shape.labels.has(label))
      complaints.push(`its words name the label ${label}, which its series have not`);
  }
  if (!others.has(alert.absent)) complaints.push(`there is no alert ${alert.absent}`);
  if (!/^[A-Z][a-zA-Z0-9]+$/.test(alert.name)) complaints.push("its name is not in PascalCase");
  if (!readsMetric(alert, known)) complaints.push(`it does not read ${alert.metric}`);
  return complaints.map((message) => ({ rule: alert.name, message }));
}

function checked(
  rule: Pick<Recording, "expr" | "across">,
  known: KnownTo,
): { readonly shape: Shape; readonly complaints: string[] } {
  const reader = new ShapeReader(parseExpression(rule.expr), known);
  const shape = reader.read();
  const across = new Set(rule.across ?? []);
  const lost = [...reader.lost].filter((label) => !across.has(label));
  const unused = [...across].filter((label) => !reader.lost.has(label));
  return {
    shape,
    complaints: [
      ...reader.complaints,
      ...lost.map((label) => `it loses ${label}`),
      ...unused.map((label) => `it says that it sums over ${label}, and does not`),
    ],
  };
}

/** A recording stands for what it reads. */
function readsMetric({ expr, metric }: AlertProps, known: KnownTo): boolean {
  const read = metricsIn(expr);
  return read.has(metric) || [...read].some((name) => name.includes(":") && known(name) !== undefined);
}

/** The labels that the words of an alert name. */
function wordsOf({ summary, description, impact }: AlertProps): ReadonlySet<string> {
  const named = `${summary} ${description} ${impact}`.matchAll(/\$labels\.(\w+)/g);
  return new Set([...named].map(([, label = ""]) => label));
}
