import type { Manifest } from "../objects/object.js";

/** Group and kind of an object, `networking.k8s.io NetworkPolicy`; the core group is empty. */
export function typeOf({ apiVersion, kind }: Manifest): string {
  const words = String(apiVersion ?? "").split("/");
  return `${words.length > 1 ? words[0] : ""} ${kind}`;
}

/** The kind of such a type, with its group where that is not Kubernetes' own: for people. */
export function kindWord(type: string): string {
  const [group = "", kind = ""] = type.split(" ");
  return /\./.test(group) && !group.endsWith(".k8s.io") ? `${kind} (${group})` : kind;
}
