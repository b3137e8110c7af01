import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import { text } from "./to-object.js";

/** The only chart whose objects can be read without Helm: it applies the list in its values as it stands. */
const OBJECTS_CHART = "${path.module}/charts/objects";

/**
 * The objects in a release of the chart `objects`.
 *
 * @throws Error for any other chart: what it would apply, only Helm knows
 */
export function releaseObjects(
  address: string,
  attributes: Readonly<Record<string, unknown>>,
): KubernetesObject[] {
  const { chart, values } = attributes;
  if (chart !== OBJECTS_CHART)
    throw new Error(`${address}: render reads releases of charts/objects, not of ${chart}.`);
  if (!Array.isArray(values) || values.length !== 1 || typeof values[0] !== "string") {
    throw new Error(`${address}: a release of charts/objects has one document of values.`);
  }
  const { objects } = JSON.parse(text(`${address}.values`, values[0])) as { objects?: unknown };
  if (!Array.isArray(objects) || !objects.every(isObject)) {
    throw new Error(`${address}: its values hold no list of Kubernetes objects.`);
  }
  return objects;
}

function isObject(value: unknown): value is KubernetesObject {
  if (typeof value !== "object" || value === null) return false;
  const { apiVersion, kind, metadata } = value as Partial<KubernetesObject>;
  return typeof apiVersion === "string" && typeof kind === "string" && typeof metadata?.name === "string";
}
