import { execa } from "execa";
import { findBinaries } from "./binaries.js";
import type { ControlPlane } from "./control-plane.js";

/** What a command said; `exitCode` 0 is success. */
export interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs kubectl against a control plane. */
export async function kubectl(
  plane: Pick<ControlPlane, "environment">,
  args: readonly string[],
  input = "",
): Promise<Said> {
  const options = { input, env: plane.environment, reject: false } as const;
  const { exitCode = -1, stdout, stderr } = await execa(findBinaries(["kubectl"]).kubectl, args, options);
  return { exitCode, stdout, stderr };
}

/** Applies objects on the server's side, refusing every field it does not know. */
export function apply(plane: ControlPlane, objects: readonly object[]): Promise<Said> {
  // Not as a `List`: of that kind kubectl finds no validation on the server, and falls back to its own.
  const documents = objects.map((object) => JSON.stringify(object)).join("\n---\n");
  return kubectl(plane, ["apply", "--server-side", "--validate=strict", "-f", "-"], documents);
}
