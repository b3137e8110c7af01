import { z } from "zod";

/** Something Terraform had to say against what it was asked. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The resource concerned, where Terraform knows it. */
  readonly address?: string | undefined;
}

/** One line of Terraform's `-json` output, as far as it matters to us. */
export type TerraformEvent =
  | { readonly type: "planned" | "started" | "finished" | "failed"; readonly address: string }
  | { readonly type: "refreshed"; readonly address: string }
  | { readonly type: "diagnostic"; readonly diagnostic: Diagnostic };

const hook = z.object({ resource: z.object({ addr: z.string() }) });

const diagnostic = z.object({
  severity: z.enum(["error", "warning"]),
  summary: z.string(),
  detail: z.string().default(""),
  address: z.string().optional(),
});

/** The kinds of lines by Terraform's own names; the "machine-readable UI" says that others may come. */
const line = z.discriminatedUnion("type", [
  z.object({ type: z.literal("planned_change"), change: hook }),
  z.object({ type: z.literal("refresh_complete"), hook }),
  z.object({ type: z.literal("apply_start"), hook }),
  z.object({ type: z.literal("apply_complete"), hook }),
  z.object({ type: z.literal("apply_errored"), hook }),
  z.object({ type: z.literal("diagnostic"), diagnostic }),
]);

/** Reads one line of output; undefined for lines of other kinds and for what is no JSON. */
export function readEvent(text: string): TerraformEvent | undefined {
  if (!text.startsWith("{")) return undefined;
  const read = line.safeParse(parse(text));
  if (!read.success) return undefined;
  const event = read.data;
  switch (event.type) {
    case "planned_change":
      return { type: "planned", address: event.change.resource.addr };
    case "refresh_complete":
      return { type: "refreshed", address: event.hook.resource.addr };
    case "apply_start":
      return { type: "started", address: event.hook.resource.addr };
    case "apply_complete":
      return { type: "finished", address: event.hook.resource.addr };
    case "apply_errored":
      return { type: "failed", address: event.hook.resource.addr };
    case "diagnostic":
      return event;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `init` of OpenTofu, and Terraform before 1.9, draw boxes instead: this reads the errors in them. */
export function readBoxes(stderr: string): Diagnostic[] {
  const plain = stderr
    .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"), "")
    .replaceAll(/^[╷│╵] ?/gm, "");
  return [
    ...plain.matchAll(/^(Error|Warning): ([^\n]*)\n*([\s\S]*?)(?=\n(?:Error|Warning): |$(?![\s\S]))/gm),
  ].map(([, severity = "", summary = "", detail = ""]) => ({
    severity: severity === "Error" ? "error" : "warning",
    summary: summary.trim(),
    detail: detail.trim(),
  }));
}
