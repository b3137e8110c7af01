import type { DocumentKind } from "../entity.js";
import type { Finding } from "../findings/finding.js";
import { type Fault, faultOn } from "./fault.js";
import { parse } from "./parse.js";
import type { Read } from "./read.js";
import { sourceRules } from "./rules.js";
import { validate } from "./validate.js";

/** A document as read: its value where it is sound, else what is wrong with it. */
export interface ReadDocument {
  readonly value?: unknown;
  readonly findings: readonly Finding[];
}

/** The newest format of an estate that this program knows. */
const schemaVersion = 1;

/** Parses and validates a text that has been read. All faults of the file are told at once. */
export function documentOf(read: Read, file: string, kind: DocumentKind): ReadDocument {
  const findings = (faults: readonly Fault[]) => ({
    findings: faults.map((fault) => fault(read.text, file)),
  });
  if (read.fault) return findings([read.fault]);
  const { value, faults } = parse(read.text);
  if (value === undefined || value === null) return findings(faults);
  const newer = newerVersion(value, kind);
  if (newer) return findings([newer]);
  const validated = validate(value, kind.schema);
  if ("faults" in validated) return findings([...faults, ...validated.faults]);
  return faults.length > 0 ? findings(faults) : { value: validated.value, findings: [] };
}

function newerVersion(value: unknown, kind: DocumentKind): Fault | undefined {
  if (kind.name !== "estate") return undefined;
  const { schemaVersion: version } = value as { readonly schemaVersion?: unknown };
  if (typeof version !== "number" || version <= schemaVersion) return undefined;
  return faultOn(sourceRules.newerVersion, { version, known: schemaVersion }, ["schemaVersion"]);
}
