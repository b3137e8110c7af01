import { locate } from "../../changes/terraform/program.js";
import { UsageError } from "../../estate/usage-error.js";
import type { Context } from "../context.js";

/**
 * The kubectl to use.
 * @throws UsageError if there is none
 */
export async function kubectlNamed(wanted: string | undefined, context: Context): Promise<string> {
  const found = await locate([wanted ?? "kubectl"], context.environment, context.folder);
  if (found) return found;
  throw new UsageError(
    wanted
      ? { zh: `找不到程序 ${wanted}`, en: `there is no program ${wanted}` }
      : { zh: "PATH 中没有 kubectl", en: "kubectl is not on the PATH" },
    {
      zh: "安装 kubectl，或用 --kubectl-bin 指定，或用 --dump 比较一份导出",
      en: "install kubectl, name it with --kubectl-bin, or compare a dump with --dump",
    },
  );
}
