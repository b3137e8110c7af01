import type { Finding } from "../../estate/index.js";
import type { EstateRead } from "../estate-read.js";
import { type Counts, countsOf } from "./report.js";

/** The findings about an estate, for programs. Files are relative to the estate. */
export interface JsonReport extends Counts {
  /** The estate's folder, from where the command was run. */
  readonly estate: string;
  /** The day asked about. */
  readonly at: string;
  readonly files: number;
  readonly findings: readonly Finding[];
  readonly acceptedFindings: readonly Finding[];
}

export function jsonReport(read: EstateRead): JsonReport {
  return {
    estate: read.shownRoot,
    at: read.today,
    files: read.files,
    ...countsOf(read),
    findings: read.findings,
    acceptedFindings: read.accepted.findings(),
  };
}
