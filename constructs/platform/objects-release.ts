import { gzipSync } from "node:zlib";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Release } from "../bindings.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { splitObjects } from "./split-objects.js";

/** A chart beside the stack, and a digest of its files. */
interface Chart {
  readonly path: string;
  readonly digest: string;
}

export interface ObjectsReleaseProps {
  /** What the objects are about: `admission`. The release is `zhengyun-<name>`, at most 53 characters long. */
  readonly name: string;
  /** Where Helm keeps the release. */
  readonly namespace: string;
  readonly chart: Chart;
  readonly objects: readonly KubernetesObject[];
  /** Releases that the objects are dealt to; another number moves objects between them. @default 1 */
  readonly releases?: number;
  /**
   * Whether Helm waits until pods among the objects are ready, and takes all back if they are not. Not for pods that need
   * what is made by hand in a namespace of the same run. @default true
   */
  readonly waits?: boolean;
  /** What must exist before. @default - nothing */
  readonly after?: readonly ITerraformDependable[];
}

const LONGEST_NAME = 53;
/** A release is one Secret, which etcd takes up to 1 MiB of; the rest is room for the chart and for base64. */
const MOST_COMPRESSED = 600_000;

/**
 * Objects of kinds that the Kubernetes provider has no type for, applied by the chart `objects`. They stand whole
 * in the values, so a plan shows every changed line, and render and isolation read the same list. The digest of
 * the chart is in the description, because Helm's provider sees no change of a template.
 *
 * A failed upgrade is rolled back: half a set of guards is worse than yesterday's. Helm does not see objects that
 * were changed by others; `zhengyun drift` does.
 *
 * @throws Error for a name or a list that Helm could not keep
 */
export class ObjectsRelease extends Construct {
  constructor(scope: Construct, id: string, props: ObjectsReleaseProps) {
    super(scope, id);
    const { name, releases = 1 } = props;
    if (releases === 1) this.release(name, props.objects, props);
    else {
      splitObjects(props.objects, releases).forEach((objects, index) => {
        this.release(`${name}-${`${index}`.padStart(2, "0")}`, objects, props);
      });
    }
  }

  private release(key: string, objects: readonly KubernetesObject[], props: ObjectsReleaseProps): void {
    const name = `zhengyun-${key}`;
    if (name.length > LONGEST_NAME) throw new Error(`The release ${name} is longer than ${LONGEST_NAME}.`);
    const values = written.get(objects) ?? valuesOf(name, objects);
    written.set(objects, values);
    new Release(this, `objects.${key}`, {
      ...(props.after ? { dependsOn: [...props.after] } : {}),
      name,
      namespace: props.namespace,
      chart: props.chart.path,
      description: `charts/objects ${props.chart.digest}`,
      values: [values],
      ...(props.waits === false ? { wait: false } : { atomic: true }),
      maxHistory: 10,
      skipCrds: true,
      timeout: 120,
    });
  }
}

/** The values of lists that several stacks have, so that they are written and measured once. */
const written = new WeakMap<readonly KubernetesObject[], string>();

function valuesOf(name: string, objects: readonly KubernetesObject[]): string {
  const values = JSON.stringify({ objects }, null, 2);
  // Helm stores the values and the manifest rendered from them. Most are small enough as they stand.
  if (2 * Buffer.byteLength(values) <= MOST_COMPRESSED) return values;
  const size = gzipSync(values + values).length;
  if (size <= MOST_COMPRESSED) return values;
  throw new Error(
    `The release ${name} takes ${size} bytes, more than ${MOST_COMPRESSED}: deal its objects to more releases.`,
  );
}
