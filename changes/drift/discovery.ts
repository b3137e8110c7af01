import { listAt, textAt } from "../objects/fields.js";
import type { Answer, Reader } from "./proxy.js";
import { typeOf } from "./type.js";

/** Where objects of a type are read. */
export interface Resource {
  readonly type: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Of all of them, in every namespace; left out where the API server does not know the type. */
  readonly path?: string;
}

/** Asks an API server which kinds it knows, each version once. */
export class Discovery {
  readonly #versions = new Map<string, Promise<readonly unknown[]>>();

  constructor(private readonly reader: Reader) {}

  /** Where objects of a type in an API version are read. @throws Error when the API server does not say */
  async find(type: string, apiVersion: string): Promise<Resource> {
    const kind = type.split(" ")[1] ?? "";
    const found = (await this.#resources(apiVersion)).find(
      (resource) => textAt(resource, "kind") === kind && !textAt(resource, "name")?.includes("/"),
    );
    const name = textAt(found, "name");
    return { type, apiVersion, kind, ...(name ? { path: `${rootOf(apiVersion)}/${name}` } : {}) };
  }

  /** The types of some kinds that the API server knows in any group, beside those known already. */
  async kindsNamed(kinds: ReadonlySet<string>, known: ReadonlyMap<string, string>): Promise<Resource[]> {
    const groups = listAt(JSON.parse(said(await this.reader.get("/apis"))), "groups");
    const versions = groups.flatMap((group) => {
      const version = textAt(group, "preferredVersion", "groupVersion");
      return version && mayRule.test(version) ? [version] : [];
    });
    const found = await Promise.all(
      versions.map(async (apiVersion) => {
        const names = (await this.#resources(apiVersion)).map((one) => textAt(one, "kind") ?? "");
        const types = [...new Set(names)]
          .filter((kind) => kinds.has(kind))
          .map((kind) => typeOf({ apiVersion, kind }));
        return Promise.all(
          types.filter((type) => !known.has(type)).map((type) => this.find(type, apiVersion)),
        );
      }),
    );
    return found.flat();
  }

  #resources(apiVersion: string): Promise<readonly unknown[]> {
    const known = this.#versions.get(apiVersion);
    if (known) return known;
    const asked = this.reader.get(rootOf(apiVersion)).then((answer) => {
      return answer.status === 404 ? [] : listAt(JSON.parse(said(answer)), "resources");
    });
    this.#versions.set(apiVersion, asked);
    return asked;
  }
}

/** Groups of policies that overrule network policies. */
const mayRule = /^(policy\.networking\.k8s\.io|cilium\.io|(\w+\.)*projectcalico\.org)\//;

function rootOf(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function said({ status, body }: Answer): string {
  if (status === 200) return body;
  throw new Error(`HTTP ${status} ${body}`);
}
