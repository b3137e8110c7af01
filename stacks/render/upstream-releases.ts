import { isReserved } from "../../estate/names.js";
import { templateText } from "../escape.js";

/** A chart of others as a stack installs it. */
export interface UpstreamInstallation {
  /** The release's name. */
  readonly name: string;
  readonly namespace: string;
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** YAML or JSON, as Helm takes it. */
  readonly values: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Whether a release is of a chart that others publish, in a namespace of the platform: what it would apply, only
 * Helm knows, and no tenant's namespace is touched by it.
 */
export function isUpstream({ repository, namespace }: Json): boolean {
  return typeof repository === "string" && isReserved(String(namespace));
}

/**
 * The charts of others that a stack installs, in the order in which they are installed.
 *
 * @param json text of `cdk.tf.json`
 */
export function upstreamReleases(json: string): UpstreamInstallation[] {
  const { resource = {} } = JSON.parse(json) as { resource?: { helm_release?: Record<string, Json> } };
  const waiting = new Map(
    Object.entries(resource.helm_release ?? {})
      .filter(([, release]) => isUpstream(release))
      .map(([name, release]) => [`helm_release.${name}`, release]),
  );
  const placed: UpstreamInstallation[] = [];
  while (waiting.size > 0) {
    const [next] = [...waiting].filter(([, release]) => !dependencies(release).some((on) => waiting.has(on)));
    if (!next) throw new Error(`Releases wait for each other: ${[...waiting.keys()].join(", ")}.`);
    waiting.delete(next[0]);
    placed.push(installation(next[1]));
  }
  return placed;
}

function dependencies({ depends_on }: Json): readonly string[] {
  return (depends_on ?? []) as readonly string[];
}

function installation(release: Json): UpstreamInstallation {
  const text = (value: unknown) => templateText(String(value)) ?? String(value);
  const [values = "{}"] = (release.values ?? []) as readonly string[];
  return {
    name: text(release.name),
    namespace: text(release.namespace),
    repository: text(release.repository),
    chart: text(release.chart),
    version: text(release.version),
    values: text(values),
  };
}
