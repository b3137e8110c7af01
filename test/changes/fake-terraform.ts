import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the stand-in does for one stack. */
export interface FakeStack {
  /** What `show -json` gives. */
  readonly plan?: unknown;
  /** Errors that a command ends with. */
  readonly errors?: Partial<Record<"init" | "plan" | "apply", string>>;
  /** Lines of `apply -json` before its end. */
  readonly applying?: readonly object[];
  /** Whether `apply` waits until it is interrupted. */
  readonly hangs?: boolean;
}

/** A program that takes Terraform's command lines and answers as it was told to. */
export interface FakeTerraform {
  readonly path: string;
  /** By the names of stacks; of others, nothing changes. */
  tell(stacks: Readonly<Record<string, FakeStack>>): void;
  /** The commands it was given: `plan province-platform`. */
  calls(): readonly string[];
}

/** Makes one in a folder. */
export function fakeTerraform(folder: string, product = "Terraform", version = "1.11.4"): FakeTerraform {
  const path = join(folder, "terraform");
  const orders = join(folder, "orders");
  const log = join(folder, "calls.log");
  const script = fileURLToPath(new URL("fake-terraform.sh", import.meta.url));
  writeFileSync(log, "");
  writeFileSync(path, `#!/bin/sh\nexec sh '${script}' '${orders}' '${log}' '${product}' '${version}' "$@"\n`);
  chmodSync(path, 0o755);
  return {
    path,
    tell(stacks) {
      rmSync(orders, { recursive: true, force: true });
      for (const [stack, order] of Object.entries(stacks)) write(join(orders, stack), order);
    },
    calls: () => readFileSync(log, "utf8").split("\n").filter(Boolean),
  };
}

function write(folder: string, { plan, errors = {}, applying, hangs }: FakeStack): void {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
  if (plan !== undefined) file("plan.json", JSON.stringify(plan));
  for (const [command, error] of Object.entries(errors))
    file(`${command}.error`, error.replaceAll('"', '\\"'));
  if (applying) file("applying", applying.map((event) => `${JSON.stringify(event)}\n`).join(""));
  if (hangs) file("hangs", "");
}
