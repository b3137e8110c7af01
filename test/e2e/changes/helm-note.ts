import { gunzipSync, gzipSync } from "node:zlib";

/** The Secret in which Helm notes a revision of a release. */
interface Note {
  readonly metadata: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  readonly data: { readonly release: string };
}

/** The note that Helm leaves when it is killed in the middle of upgrading the release of another note. */
export function pendingUpgrade(note: Note, name: string, version: number): object {
  const text = Buffer.from(Buffer.from(note.data.release, "base64").toString(), "base64");
  const release = JSON.parse(gunzipSync(text).toString());
  const pending = { ...release, version, info: { ...release.info, status: "pending-upgrade" } };
  const packed = gzipSync(JSON.stringify(pending)).toString("base64");
  const { namespace, labels } = note.metadata;
  return {
    ...note,
    metadata: { name, namespace, labels: { ...labels, version: `${version}`, status: "pending-upgrade" } },
    data: { release: Buffer.from(packed).toString("base64") },
  };
}
