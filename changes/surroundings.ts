import { annotations, labels } from "../constructs/keys.js";
import type { Estate } from "../estate/index.js";
import { annotationOf, labelOf } from "./objects/fields.js";
import type { ObjectChange } from "./objects/object.js";

/** Whose an object is. */
export interface Owner {
  readonly department: string;
  /** The department's names: those of the estate, else those on its namespaces. */
  readonly name: { readonly zh: string; readonly en?: string };
  readonly application?: string;
}

/** What one must know of the rest of a plan, and of the estate, to judge one change. */
export class Surroundings {
  readonly #namespaces = new Map<string, ObjectChange>();
  readonly #newStacks: ReadonlySet<string>;

  /**
   * @param changes every object of every planned stack, unchanged ones too
   * @param newStacks names of the stacks of which nothing exists yet
   * @param today `YYYY-MM-DD` in the estate's time zone
   */
  constructor(
    readonly estate: Estate,
    changes: readonly ObjectChange[],
    newStacks: Iterable<string>,
    readonly today: string,
  ) {
    for (const change of changes) {
      if (change.kind === "Namespace") this.#namespaces.set(`${change.pool} ${change.name}`, change);
    }
    this.#newStacks = new Set(newStacks);
  }

  /** Whether the place an object goes to is there already: only then can it open what was closed before. */
  isInExistingPlace(change: ObjectChange): boolean {
    if (this.#newStacks.has(change.stack)) return false;
    return this.#namespaceOf(change)?.action !== "create";
  }

  /** Whether the object's namespace goes away in the same plan, and everything in it. */
  goesWithItsNamespace(change: ObjectChange): boolean {
    return change.kind !== "Namespace" && this.#namespaceOf(change)?.action === "delete";
  }

  /** The department and application an object belongs to, by the labels of its namespace or its own. */
  ownerOf(change: ObjectChange): Owner | undefined {
    const namespace = change.kind === "Namespace" ? change : this.#namespaceOf(change);
    const department =
      (namespace && labelOf(namespace, labels.department)) ?? labelOf(change, labels.department);
    if (department === undefined) return undefined;
    const application = namespace && labelOf(namespace, labels.application);
    return {
      department,
      name: this.#departmentName(department, namespace),
      ...(application === undefined ? {} : { application }),
    };
  }

  /** The grant an opening comes from, if the estate has it, it is approved and has not expired. */
  grantInForce(change: ObjectChange) {
    const id = labelOf(change, labels.grant);
    const grant = id === undefined ? undefined : this.estate.find("grant", id);
    if (!grant) return undefined;
    const { approved, expires } = grant.value;
    return approved <= this.today && this.today < expires ? grant : undefined;
  }

  #namespaceOf({ pool, namespace }: ObjectChange): ObjectChange | undefined {
    return namespace === undefined ? undefined : this.#namespaces.get(`${pool} ${namespace}`);
  }

  #departmentName(id: string, namespace: ObjectChange | undefined): Owner["name"] {
    const known = this.estate.find("department", id)?.value.name;
    if (known) return { zh: known.zh, ...(known.en ? { en: known.en } : {}) };
    const zh = namespace && annotationOf(namespace, annotations.departmentName);
    const en = namespace && annotationOf(namespace, annotations.departmentNameEn);
    return { zh: zh ?? id, ...(en ? { en } : {}) };
  }
}
