import { expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { poolFiles } from "../../../cli/manifests/pool-files.js";

const object = (kind: string, name: string, namespace?: string) => ({
  apiVersion: "v1",
  kind,
  metadata: { name, ...(namespace ? { namespace } : {}) },
});

it("puts namespaces first, then what has none, then one file a namespace, each in the order of applying", () => {
  const files = poolFiles([
    object("Namespace", "health-records"),
    object("Namespace", "education-xueji"),
    object("StorageClass", "block"),
    object("NetworkPolicy", "default-deny", "health-records"),
    object("NetworkPolicy", "default-deny", "education-xueji"),
    object("ResourceQuota", "quota", "education-xueji"),
  ]);
  const contents = [...files].map(([file, text]) => [
    file,
    parseAllDocuments(text).map((document) =>
      "toJS" in document ? document.toJS().metadata.name : undefined,
    ),
  ]);
  expect(contents).toEqual([
    ["00-namespaces.yaml", ["health-records", "education-xueji"]],
    ["01-cluster.yaml", ["block"]],
    ["education-xueji.yaml", ["default-deny", "quota"]],
    ["health-records.yaml", ["default-deny"]],
  ]);
});
