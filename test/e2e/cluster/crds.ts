import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import { type Access, get } from "./access.js";
import { applyAll } from "./apply-objects.js";
import { until } from "./ready.js";

/** A CustomResourceDefinition, as far as it matters here. */
export interface Definition extends KubernetesObject {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** A schema, as far as it says defaults. */
export interface Schema {
  readonly type?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const beside = join(import.meta.dirname, "../../../../shared/crds");
const folder = process.env.ZHENGYUN_CRDS ?? beside;

/** Why tests with custom resources cannot run here; undefined where they can. */
export const crdsMissing = existsSync(folder)
  ? undefined
  : "no CustomResourceDefinitions: name a folder of them in ZHENGYUN_CRDS";

/** The definitions that are there for tests: they are others' work, and no part of this project. */
export function definitions(): readonly Definition[] {
  return readdirSync(folder)
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .flatMap((file) => loadAll(readFileSync(join(folder, file), "utf8")) as Definition[]);
}

/** Makes an API server know custom resources, and waits until it does. @param all by default those for tests */
export async function installDefinitions(access: Access, all: readonly Definition[] = definitions()) {
  await applyAll(access, all);
  const served = all.flatMap(({ spec: { group, names, versions } }) =>
    versions
      .filter((version) => version.served)
      .map(({ name }) => [`/apis/${group}/${name}`, names.kind] as const),
  );
  for (const [path, kind] of served) {
    await until(`${kind} of ${path} is served`, async () =>
      (await get(access, path)).body.includes(`"kind":"${kind}"`),
    );
  }
}
