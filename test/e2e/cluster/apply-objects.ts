import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import type { Access } from "./access.js";
import { type Connection, connect, inFlight } from "./connection.js";

/** What the API server made of an object that was applied: the object as it is now, or why not. */
export type Applied = { readonly object: KubernetesObject } | { readonly refusal: string };

/** Where objects of a kind lie. */
interface Kind {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Applies objects on the server's side, every unknown field refused, over one connection. */
export class ObjectApplier {
  readonly #kinds = new Map<string, Promise<ReadonlyMap<string, Kind>>>();

  constructor(
    private readonly connection: Connection,
    private readonly width = 16,
  ) {}

  /** Namespaces first, the rest in any order. @returns what became of each, in the order given */
  async apply(objects: readonly KubernetesObject[]): Promise<readonly Applied[]> {
    const results = new Map<KubernetesObject, Applied>();
    const isNamespace = ({ kind }: KubernetesObject) => kind === "Namespace";
    for (const some of [objects.filter(isNamespace), objects.filter((object) => !isNamespace(object))]) {
      await inFlight(some, this.width, async (object) => results.set(object, await this.#applyOne(object)));
    }
    return objects.map((object) => results.get(object) ?? { refusal: "was not applied" });
  }

  async #applyOne(object: KubernetesObject): Promise<Applied> {
    const path = await this.#pathOf(object);
    if (path === undefined) return { refusal: `no kind ${object.kind} in ${object.apiVersion}` };
    const { status, body } = await this.connection.ask({
      method: "PATCH",
      path: `${path}?fieldManager=kubectl&fieldValidation=Strict`,
      patch: "apply",
      body: object,
    });
    const answer = JSON.parse(body);
    return status < 300 ? { object: answer } : { refusal: answer.message };
  }

  async #pathOf({ apiVersion, kind, metadata }: KubernetesObject): Promise<string | undefined> {
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const found = (await this.#kindsIn(root)).get(kind);
    if (!found) return undefined;
    const place = found.namespaced ? `/namespaces/${metadata.namespace ?? "default"}` : "";
    return `${root}${place}/${found.plural}/${encodeURIComponent(metadata.name)}`;
  }

  #kindsIn(root: string): Promise<ReadonlyMap<string, Kind>> {
    const known = this.#kinds.get(root);
    if (known) return known;
    const asked = this.#askKinds(root);
    this.#kinds.set(root, asked);
    return asked;
  }

  async #askKinds(root: string): Promise<ReadonlyMap<string, Kind>> {
    const { status, body } = await this.connection.ask({ method: "GET", path: root });
    if (status !== 200) return new Map();
    const { resources }: { resources: { kind: string; name: string; namespaced: boolean }[] } =
      JSON.parse(body);
    const whole = resources.filter(({ name }) => !name.includes("/"));
    return new Map(whole.map(({ kind, name, namespaced }) => [kind, { plural: name, namespaced }]));
  }
}

/** Applies objects that must all be accepted. @throws Error with what the API server says against them */
export async function applyAll(access: Access, objects: readonly KubernetesObject[]): Promise<void> {
  const connection = connect(access);
  try {
    const results = await new ObjectApplier(connection).apply(objects);
    const refusals = results.flatMap((result) => ("refusal" in result ? [result.refusal] : []));
    if (refusals.length > 0) throw new Error(refusals.join("\n"));
  } finally {
    connection.close();
  }
}
