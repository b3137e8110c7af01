import type { Finding } from "../../estate/index.js";
import type { EstateRead } from "../estate-read.js";

/** How many findings there are of each sort. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly accepted: number;
}

/** Counts the findings about an estate. */
export function countsOf({ findings, accepted }: Pick<EstateRead, "findings" | "accepted">): Counts {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  return { errors, warnings: findings.length - errors, accepted: accepted.count };
}

/** A file of an estate as seen from the folder where the user is. */
export function shownFile(file: string, shownRoot: string): string {
  return shownRoot === "." ? file : `${shownRoot.replaceAll("\\", "/")}/${file}`;
}

/** `file:line:column`, which terminals and editors open. */
export function shownPlace(
  { file, line, column }: Pick<Finding, "file" | "line" | "column">,
  shownRoot: string,
): string {
  return `${shownFile(file, shownRoot)}:${line}:${column}`;
}
