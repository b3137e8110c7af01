import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engines } from "../../changes/pipeline/engine.js";
import { poolWork } from "../../changes/pipeline/pool-work.js";
import render from "../../cli/verbs/render.js";
import synth from "../../cli/verbs/synth.js";
import { loadEstate } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";
import { contextOf } from "../cli/context.js";
import { json } from "../stacks/in-stack.js";
import { secretsIn } from "./secrets.js";

const example = join(import.meta.dirname, "../../examples/heilongjiang");

/** Every file of a folder, as the documents in it; what is neither JSON nor YAML is one text. */
function documentsIn(folder: string): (readonly [file: string, document: unknown])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, "utf8");
      const shown = file.slice(folder.length + 1);
      if (file.endsWith(".json")) return [[shown, JSON.parse(text)] as const];
      if (/\.ya?ml$/.test(file) && !file.includes("/templates/")) {
        return loadAll(text).map((document) => [shown, document] as const);
      }
      return [[shown, text] as const];
    });
}

const found = (documents: Iterable<readonly [string, unknown]>) =>
  [...documents].flatMap(([file, document]) => secretsIn(document).map((each) => `${file} ${each}`));

describe("nothing secret is written", () => {
  let out: string;
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), "zhengyun-secrets-"));
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));
  const context = contextOf(example);
  const at = "2026-11-22";

  it("into stacks", async () => {
    const folder = join(out, "synth");
    await synth.run({ estate: example, pool: [], out: folder, at }, context);
    const documents = documentsIn(folder);
    expect(documents.length).toBeGreaterThan(50);
    expect(found(documents)).toEqual([]);
  });

  it("into manifests", async () => {
    const folder = join(out, "render");
    await render.run({ estate: example, pool: [], out: folder, at }, context);
    const documents = documentsIn(folder);
    expect(documents.length).toBeGreaterThan(3000);
    expect(found(documents)).toEqual([]);
  });

  it.each(Object.keys(engines) as (keyof typeof engines)[])("into pipelines of %s", async (name) => {
    const { estate } = await loadEstate(example);
    if (!estate) throw new Error("the example is not an estate");
    const pools = poolWork(estate, await stacksOf(estate), estate.all("pool"));
    const files = engines[name].files({
      image: "mirror.example/zhengyun:1",
      estate: ".",
      folder: "p",
      pools,
    });
    const documents = [...files].flatMap(([file, all]) => all.map((document) => [file, document] as const));
    expect(documents.length).toBeGreaterThan(19);
    expect(found(documents)).toEqual([]);
  });

  it("into the settings of any backend or provider: credentials come from the environment", () => {
    const s3 = {
      type: "s3",
      bucket: "state",
      region: "hlj",
      prefix: "",
      endpoint: "https://s3.example",
    } as const;
    const http = { type: "http", address: "https://state.example" } as const;
    const kubernetes = { type: "kubernetes", namespace: "terraform", context: "province" } as const;
    for (const backend of [{ type: "local" } as const, s3, http, kubernetes]) {
      const stack = json(() => {}, { backend });
      expect(secretsIn(stack)).toEqual([]);
      expect(stack.provider).toEqual({ kubernetes: [{ config_context: "${var.kube_context}" }] });
    }
  });
});

describe("a secret that is planted is found", () => {
  const word = "geheim";
  it.each([
    [
      "a password of a provider",
      { provider: { kubernetes: [{ host: "https://a.example", password: word }] } },
    ],
    ["a token by any name", { spec: { gitlabToken: word } }],
    ["a key of a backend", { backend: { s3: { bucket: "b", secret_key: word } } }],
    ["an address with a password", { backend: { http: { address: "https://u:geheim@state.example" } } }],
    ["client data of a kubeconfig", { user: { "client-key-data": "LS0t" } }],
    ["a private key in a text", { data: { "a.pem": "-----BEGIN EC PRIVATE KEY-----\nMHc" } }],
    ["a service account's token", ["x eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJl.c2ln"]],
    ["a Secret", { kind: "Secret", metadata: { name: "x" }, data: {} }],
    [
      "a Secret in the values of a release",
      { values: ['{"objects":[{"kind":"Secret","stringData":{"a":"b"}}]}'] },
    ],
    ["an access key of a cloud", "export KEY=LTAI4FoLmvQ9urWXgSRp"],
    ["a token of a code host", { script: ["curl -H 'PRIVATE-TOKEN: glpat-abcdefghijklmnopqrst'"] }],
    ["a header", { script: ["curl -H 'Authorization: Bearer c2VjcmV0LXRva2VuLXg='"] }],
  ])("%s", (_, planted) => {
    expect(secretsIn({ harmless: [planted] })).toHaveLength(1);
  });

  it("what only says where one is, is none", () => {
    const reference = {
      passwordSecret: { name: "bgp", namespace: "metallb-system" },
      secretRef: { name: "zhengyun-harbin" },
      admin: { existingSecret: "grafana-admin", userKey: "user", passwordKey: "password" },
      token: "$ZHENGYUN_NOTES_TOKEN",
      password: "{{inputs.parameters.password}}",
      config_path: "/credentials/kubeconfig",
      kind: "SecretProviderClass",
    };
    expect(secretsIn(reference)).toEqual([]);
  });
});
