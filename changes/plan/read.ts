import { z } from "zod";
import { isRecord } from "./canonical.js";

/** What a plan does to one resource. `forget` leaves the object where it is and stops managing it. */
export type Action = "create" | "update" | "replace" | "delete" | "forget" | "none";

/** Stands in a value where Terraform will know only after the change was made. */
export const UNKNOWN = Symbol("known after apply");

/** Stands in a value for what a provider marks as secret. */
export const SENSITIVE = Symbol("sensitive");

/** One resource in a plan; changed or not. */
export interface ResourceChange {
  readonly stack: string;
  readonly pool: string;
  readonly address: string;
  /** `kubernetes_namespace_v1`. */
  readonly type: string;
  readonly action: Action;
  /** The object is replaced because making it did not come to its end the last time. */
  readonly isTainted: boolean;
  /** Values with UNKNOWN and SENSITIVE in their places; undefined where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  /** As Terraform gives it, for the digest. */
  readonly raw: RawChange;
}

/** What one stack's plan says. */
export interface StackPlan {
  readonly stack: string;
  readonly pool: string;
  /** Whether nothing of the stack exists yet. */
  readonly isNew: boolean;
  /** Every managed resource, in Terraform's order. */
  readonly resources: readonly ResourceChange[];
}

const change = z.object({
  actions: z.array(z.enum(["no-op", "create", "read", "update", "delete", "forget", "open"])),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  importing: z.unknown().optional(),
});

const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.string(),
  type: z.string(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change,
});

type RawChange = z.infer<typeof resourceChange>;

/** Format 1 of `terraform show -json`; what we do not read is dropped while parsing. */
const planFile = z.object({
  format_version: z.string().regex(/^1\./),
  resource_changes: z.array(resourceChange).default([]),
});

/**
 * Reads what `terraform show -json` says of a saved plan. Pure.
 * @throws Error if it is no plan of a format we know
 */
export function readPlan(json: unknown, { stack, pool }: { stack: string; pool: string }): StackPlan {
  const resources = planFile
    .parse(json)
    .resource_changes.filter(({ mode }) => mode === "managed")
    .map((raw) => readChange(raw, stack, pool));
  return { stack, pool, isNew: resources.every(({ action }) => action === "create"), resources };
}

function readChange(raw: RawChange, stack: string, pool: string): ResourceChange {
  const { address, type, deposed, action_reason: reason } = raw;
  const { before, after, after_unknown, before_sensitive, after_sensitive } = raw.change;
  return {
    stack,
    pool,
    address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
    type,
    action: actionOf(raw.change),
    isTainted: reason === "replace_because_tainted",
    before: marked(before ?? undefined, before_sensitive, SENSITIVE),
    after: marked(marked(after ?? undefined, after_unknown, UNKNOWN), after_sensitive, SENSITIVE),
    raw,
  };
}

function actionOf({ actions, importing }: RawChange["change"]): Action {
  if (actions.includes("delete")) return actions.includes("create") ? "replace" : "delete";
  const [action] = actions;
  if (action === "create" || action === "update" || action === "forget") return action;
  // To take an object into the state is a change of what is managed, though none of the object.
  return importing ? "update" : "none";
}

/**
 * Puts a mark into a value wherever a tree of the same shape says `true`. Parts that are not known yet are missing
 * from the value, so that the marks may have places that it has not.
 */
function marked(value: unknown, marks: unknown, mark: symbol): unknown {
  if (marks === true) return mark;
  if (Array.isArray(marks)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const length = Math.max(list.length, marks.length);
    return Array.from({ length }, (_, index) => marked(list[index], marks[index], mark));
  }
  if (isRecord(marks)) {
    const record = isRecord(value) ? value : {};
    const keys = Object.entries(marks).filter(([key, inner]) => key in record || hasMark(inner));
    if (keys.length === 0) return value;
    return {
      ...record,
      ...Object.fromEntries(keys.map(([key, inner]) => [key, marked(record[key], inner, mark)])),
    };
  }
  return value;
}

function hasMark(marks: unknown): boolean {
  if (typeof marks !== "object" || marks === null) return marks === true;
  return Object.values(marks).some(hasMark);
}

/** Whether a value, or anything in it, is not known yet or may not be shown. */
export function isHidden(value: unknown): boolean {
  if (value === UNKNOWN || value === SENSITIVE) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(isHidden);
}
