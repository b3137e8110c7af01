import { gzipSync } from "node:zlib";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { readDump } from "../../../changes/drift/dump.js";
import { decode } from "../../../isolation/objects/files.js";
import { driftIn, driftOfText, linesOf, pool } from "./scene.js";

type Json = Record<string, unknown>;

const ofKind = (kind: string) => pool().filter((object) => object.kind === kind);
const placeOf = ({ metadata }: Json) => metadata as { name: string; namespace?: string };

describe("a dump of all there is", () => {
  it.each([
    ["one List as JSON", JSON.stringify({ kind: "List", apiVersion: "v1", items: pool() })],
    ["one List as YAML", dump({ kind: "List", apiVersion: "v1", items: pool() })],
    [
      "one document an object",
      pool()
        .map((object) => `---\n${dump(object)}`)
        .join(""),
    ],
    ["a plain array", JSON.stringify(pool())],
    [
      "lists of the API server, whose items leave out what the list says",
      [...new Set(pool().map(({ kind, apiVersion }) => `${apiVersion} ${kind}`))]
        .map((type) => {
          const [apiVersion, kind] = type.split(" ");
          const items = ofKind(kind ?? "").map(({ kind: _, apiVersion: __, ...rest }) => rest);
          return JSON.stringify({ kind: `${kind}List`, apiVersion, metadata: {}, items });
        })
        .join("\n---\n"),
    ],
  ])("shows no drift: %s", (_, text) => {
    expect(driftOfText(text)).toMatchObject({ state: "none", drift: [], unknown: [] });
  });

  it("may be gzipped; half of it is not all", () => {
    const bytes = gzipSync(JSON.stringify(pool()));
    expect(readDump([decode(bytes, "a.json.gz")]).blind).toEqual([]);
    const [torn] = readDump([decode(bytes.subarray(0, 200), "a.json.gz")]).blind;
    expect(torn).toMatchObject({
      code: "DRF014",
      file: "a.json.gz",
      message: { en: expect.stringMatching(/gzip/) },
    });
  });
});

describe("what a dump does not show is unknown, and never no drift", () => {
  it("nothing at all", () => {
    const { state, drift, unknown } = driftOfText("");
    expect({ state, drift }).toEqual({ state: "unknown", drift: [] });
    expect(unknown.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      "DRF011 no Namespace was seen (2 should be there): the dump has none of that kind",
      "DRF011 no ClusterRole was seen (1 should be there): the dump has none of that kind",
      "DRF011 no ClusterRoleBinding was seen (1 should be there): the dump has none of that kind",
      "DRF011 no StorageClass was seen (1 should be there): the dump has none of that kind",
      "DRF011 no NetworkPolicy was seen (4 should be there): the dump has none of that kind",
      "DRF011 no ResourceQuota was seen (2 should be there): the dump has none of that kind",
      "DRF011 no RoleBinding was seen (2 should be there): the dump has none of that kind",
    ]);
  });

  it("a kind that is absent", () => {
    const found = driftIn(pool().filter(({ kind }) => kind !== "ResourceQuota"));
    expect(found.state).toBe("unknown");
    expect(linesOf(found)).toEqual([
      "DRF011 :1:1 no ResourceQuota was seen (2 should be there): the dump has none of that kind",
    ]);
  });

  it("a kind whose list is empty is seen: its objects are missing", () => {
    const rest = pool().filter(({ kind }) => kind !== "ResourceQuota");
    const none = { apiVersion: "v1", kind: "ResourceQuotaList", metadata: {}, items: [] };
    expect(linesOf(driftOfText(`${JSON.stringify(rest)}\n---\n${JSON.stringify(none)}`))).toEqual([
      "DRF002 page missing ResourceQuota education-xueji/quota: is missing",
      "DRF002 page missing ResourceQuota health-records/quota: is missing",
    ]);
  });

  it("a namespace whose contents are absent", () => {
    const found = driftIn(pool().filter((object) => placeOf(object).namespace !== "health-records"));
    expect(linesOf(found)).toEqual([
      "DRF012 :1:1 nothing of the namespace health-records was seen (4 objects should be there)",
    ]);
  });

  it("a namespace that a dump of some namespaces leaves out", () => {
    const some = pool().filter((object) => {
      const { name, namespace = name } = placeOf(object);
      return namespace !== "health-records" && name !== "kube-system";
    });
    expect(linesOf(driftIn(some))).toEqual([
      "DRF012 :1:1 nothing of the namespace health-records was seen (4 objects should be there)",
    ]);
  });

  it("another pool's dump", () => {
    const other = pool().map((object) => {
      const { name, namespace } = placeOf(object);
      const moved =
        object.kind === "Namespace"
          ? { name: `other-${name}` }
          : { name, ...(namespace ? { namespace: "x" } : {}) };
      return { ...object, metadata: moved };
    });
    expect(linesOf(driftIn(other))).toEqual(["DRF016 :1:1 none of the estate's 2 namespaces was seen"]);
  });

  it("what comes after a list was cut", () => {
    const cut = (metadata: object) => {
      const [first, ...rest] = ofKind("NetworkPolicy");
      const others = pool().filter(({ kind }) => kind !== "NetworkPolicy");
      const list = {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicyList",
        metadata,
        items: [first],
      };
      expect(rest).toHaveLength(3);
      return linesOf(driftOfText(`${JSON.stringify(others)}\n---\n${JSON.stringify(list)}`));
    };
    const expected = [
      "DRF013 dump.yaml:2:1 the list of NetworkPolicy is cut: there is more behind it",
      "DRF017 :1:1 3 more of NetworkPolicy were not seen; they may be in what could not be read",
    ];
    expect(cut({ continue: "eyJ2" })).toEqual(expected);
    expect(cut({ remainingItemCount: 3 })).toEqual(expected);
  });

  it("a malformed document; the others are compared all the same", () => {
    const objects = pool();
    const quota = objects.find(({ kind }) => kind === "ResourceQuota") as Json;
    (quota.spec as { hard: Json }).hard.pods = "7";
    const texts = objects.map((object) => dump(object));
    texts[0] = "kind: [Namespace\nmetadata: {\n";
    const lines = linesOf(driftOfText(texts.join("---\n")));
    expect(lines).toEqual([
      "DRF002 page changed ResourceQuota education-xueji/quota: pods is 7, and should be 40",
      expect.stringMatching(/^DRF014 dump\.yaml:\d+:\d+ cannot be read: /),
      "DRF017 :1:1 1 more of Namespace were not seen; they may be in what could not be read",
    ]);
  });

  it("an answer of the API server that holds no objects, and what is no object", () => {
    const status = {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message: "nodes is forbidden",
    };
    expect(linesOf(driftOfText(`${JSON.stringify(pool())}\n---\n${JSON.stringify(status)}`))).toEqual([
      "DRF014 dump.yaml:2:1 cannot be read: nodes is forbidden",
    ]);
    expect(linesOf(driftOfText(`${JSON.stringify(pool())}\n---\njust: text\n`))).toEqual([
      "DRF014 dump.yaml:2:1 cannot be read: it is no Kubernetes object (no kind or no metadata.name)",
    ]);
  });
});
