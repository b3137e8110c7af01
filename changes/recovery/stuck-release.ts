import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { at, listAt, textAt } from "../objects/fields.js";
import { readPlan } from "../plan/read.js";
import type { StackFolder, Terraform } from "../terraform/terraform.js";
import type { Workspace } from "../workspace.js";

/** A Helm release in a pool. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
}

const stackFile = z.object({
  terraform: z.looseObject({ required_providers: z.looseObject({ kubernetes: z.unknown() }) }),
  variable: z.unknown().optional(),
  provider: z.looseObject({ kubernetes: z.unknown() }),
});

/**
 * Frees a release that Helm began to change and never finished: Helm notes what it is doing in a Secret, and refuses
 * to do anything else as long as that says `pending`. The Secret is removed, so that the last finished state counts.
 *
 * Terraform does it, in a small root of its own, because it has the way to the pool and the right to it.
 *
 * @param stack the stack that the release belongs to
 * @returns whether the release was stuck, and is free now
 */
export async function freeRelease(
  terraform: Terraform,
  workspace: Workspace,
  stack: StackFolder,
  release: Release,
): Promise<boolean> {
  const root = {
    name: `release-of-${stack.name}`,
    folder: join(workspace.running, `release-of-${stack.name}`),
  };
  const base = await baseOf(stack);
  const put = (more: object) =>
    writeFile(join(root.folder, "cdk.tf.json"), JSON.stringify({ ...base, ...more }));
  await mkdir(root.folder, { recursive: true });
  try {
    await put({ data: { kubernetes_resources: { notes: notesOf(release) } } });
    const secret = await pendingNote(terraform, root);
    if (secret === undefined) return false;
    await put({ resource: { kubernetes_secret_v1: { note: noteNamed(secret, release) } } });
    const to = "kubernetes_secret_v1.note";
    if (!(await planAndApply(terraform, root, [{ to, id: `${release.namespace}/${secret}` }], "none")))
      return false;
    await put({});
    return await planAndApply(terraform, root, [], "delete");
  } finally {
    await rm(workspace.dataOf(root.name), { recursive: true, force: true });
    await rm(workspace.stateOf(root.name), { force: true });
    await rm(root.folder, { recursive: true, force: true });
  }
}

/** The stack's way to its pool, with a state of its own. */
async function baseOf({ folder }: StackFolder): Promise<object> {
  const { terraform, variable, provider } = stackFile.parse(
    JSON.parse(await readFile(join(folder, "cdk.tf.json"), "utf8")),
  );
  const { kubernetes } = terraform.required_providers;
  return {
    terraform: { required_providers: { kubernetes }, backend: { local: {} } },
    variable,
    provider: { kubernetes: provider.kubernetes },
  };
}

const notesOf = ({ name, namespace }: Release) => ({
  api_version: "v1",
  kind: "Secret",
  namespace,
  label_selector: `owner=helm,name=${name}`,
});

const noteNamed = (name: string, { namespace }: Release) => ({
  metadata: { name, namespace },
  type: "helm.sh/release.v1",
  lifecycle: { ignore_changes: "all" },
});

const readNotes = z.object({
  prior_state: z.object({
    values: z.object({ root_module: z.object({ resources: z.array(z.object({ values: z.unknown() })) }) }),
  }),
});

/** The Secret in which the last thing that was done to a release is noted, if that is pending. */
async function pendingNote(terraform: Terraform, root: StackFolder): Promise<string | undefined> {
  const planned = await terraform.plan(root);
  if ("failure" in planned) return undefined;
  const read = readNotes.safeParse(planned.json).data;
  const notes = listAt(read?.prior_state.values.root_module.resources[0]?.values, "objects");
  const version = (note: unknown) => Number(textAt(at(note, "metadata", "labels"), "version"));
  const last = [...notes].sort((a, b) => version(b) - version(a))[0];
  const status = textAt(at(last, "metadata", "labels"), "status");
  return status?.startsWith("pending-") ? textAt(last, "metadata", "name") : undefined;
}

/** Goes on only if the plan does nothing but this to the one resource there is. */
async function planAndApply(
  terraform: Terraform,
  root: StackFolder,
  imports: Parameters<Terraform["plan"]>[2],
  expected: "none" | "delete",
): Promise<boolean> {
  const planned = await terraform.plan(root, () => {}, imports);
  if ("failure" in planned) return false;
  const { resources } = readPlan(planned.json, { stack: root.name, pool: "" });
  const [only, ...others] = resources;
  const isAsExpected =
    expected === "delete" ? only?.action === "delete" : only?.raw.change.actions[0] === "no-op";
  if (!isAsExpected || others.length > 0) return false;
  return (await terraform.apply(root)) === undefined;
}
