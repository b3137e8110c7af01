import { labels } from "../../constructs/keys.js";
import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import type { StackSpec } from "../../stacks/layer.js";
import { renderStack } from "../../stacks/render/render-stack.js";
import { buildEach } from "../build-objects.js";
import { keyOf } from "../objects/object.js";
import { isRecord } from "../plan/canonical.js";
import { typeOf } from "./type.js";

/** What an estate makes of one pool. */
export class Expected {
  /** By key. */
  readonly objects: ReadonlyMap<string, KubernetesObject>;
  /** Group and kind of all of them, with the API version in which we emit them. */
  readonly types: ReadonlyMap<string, string>;
  /** Names of its namespaces. */
  readonly namespaces: ReadonlySet<string>;

  /** @param releases names of its Helm releases, `namespace/name`: what they hold is no stranger */
  constructor(
    objects: readonly KubernetesObject[],
    readonly releases: ReadonlySet<string>,
  ) {
    this.objects = new Map(objects.map((object) => [keyOf(object), object]));
    this.types = new Map(objects.map((object) => [typeOf(object), object.apiVersion]));
    this.namespaces = new Set(
      objects.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name),
    );
  }

  /** The department and application of a namespace, as its labels say. */
  ownerOf(namespace: string | undefined): { readonly department?: string; readonly application?: string } {
    const found = this.objects.get(keyOf(namespaceNamed(namespace ?? "")))?.metadata.labels ?? {};
    const [department, application] = [found[labels.department], found[labels.application]];
    return { ...(department ? { department } : {}), ...(application ? { application } : {}) };
  }

  /** How many of the objects lie in a namespace. */
  countIn(namespace: string): number {
    let count = 0;
    for (const { metadata } of this.objects.values()) if (metadata.namespace === namespace) count++;
    return count;
  }
}

const namespaceNamed = (name: string) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });

/** What the stacks of one pool make. */
export async function expectedOf(specs: Iterable<StackSpec>): Promise<Expected> {
  const built = [...(await buildEach(specs, read)).values()];
  return new Expected(
    built.flatMap(({ objects }) => objects),
    new Set(built.flatMap(({ releases }) => releases)),
  );
}

function read(text: string) {
  return { objects: renderStack(text), releases: releasesIn(JSON.parse(text)) };
}

function releasesIn(stack: unknown): string[] {
  const resources = isRecord(stack) && isRecord(stack.resource) ? stack.resource.helm_release : undefined;
  if (!isRecord(resources)) return [];
  return Object.values(resources).flatMap((release) =>
    isRecord(release) ? [`${release.namespace ?? "default"}/${release.name}`] : [],
  );
}
