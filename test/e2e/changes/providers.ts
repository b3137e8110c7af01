import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execaSync } from "execa";

/** What Terraform is run with here: the settings file of whoever runs the tests, where there is one. */
export function terraformEnvironment(): Record<string, string> {
  const file = process.env.TF_CLI_CONFIG_FILE;
  return { CHECKPOINT_DISABLE: "1", ...(file && existsSync(file) ? { TF_CLI_CONFIG_FILE: file } : {}) };
}

/** Why tests with Terraform cannot be run here; undefined if they can. */
export function terraformMissing(): string | undefined {
  const { failed } = execaSync("terraform", ["version"], { reject: false });
  return failed ? "there is no terraform here" : undefined;
}

/** The same with the providers of our stacks, asked of Terraform itself. */
export function providersMissing(): string | undefined {
  const missing = terraformMissing();
  if (missing) return missing;
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-providers-"));
  try {
    const required_providers = {
      kubernetes: { source: "hashicorp/kubernetes", version: "~> 2.38" },
      helm: { source: "hashicorp/helm", version: "~> 3.1" },
    };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers } }));
    const options = { cwd: folder, env: terraformEnvironment(), reject: false, timeout: 120_000 };
    const { failed } = execaSync("terraform", ["init", "-input=false", "-backend=false"], options);
    return failed ? "the providers hashicorp/kubernetes and hashicorp/helm cannot be had here" : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
