// Applies synthesised stacks with Terraform alone, each after those it depends on. Arguments: output folder, pools, which
// are applied at the same time.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly dependencies: readonly string[]; readonly workingDirectory: string }>
  >;
}

const [out = "", ...pools] = process.argv.slice(2);
const { stacks }: Manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
async function apply(pool: string): Promise<void> {
  const waiting = new Map(Object.entries(stacks).filter(([name]) => name.startsWith(`${pool}-`)));
  while (waiting.size > 0) {
    const ready = [...waiting].find(([, { dependencies }]) =>
      dependencies.every((name) => !waiting.has(name)),
    );
    if (!ready) throw new Error("the stacks depend on each other in a circle");
    const [name, { workingDirectory }] = ready;
    const options = { cwd: join(out, workingDirectory) };
    await execa("terraform", ["init", "-input=false"], options);
    await execa("terraform", ["apply", "-auto-approve", "-input=false"], options);
    waiting.delete(name);
  }
}

await Promise.all(pools.map(apply));
