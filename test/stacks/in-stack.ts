import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { BaseStack, type BaseStackProps } from "../../stacks/base-stack.js";
import { muteTraces } from "../../stacks/synthesis/quiet.js";

export const props: BaseStackProps = { backend: { type: "local" }, context: "harbin" };

/** Makes something in a stack's scope. */
export type Make = (stack: BaseStack) => void;

/** True with the community successor in CDKTF's place, which writes `{}` on one line. */
export const onSuccessor: boolean = createRequire(import.meta.url)("cdktf/package.json").name !== "cdktf";

/** Calls `use` with a folder that is gone afterwards. */
export function withFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-test-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let result: T | undefined;
  try {
    result = use(folder);
    return result;
  } finally {
    if (result instanceof Promise) result.then(remove, remove);
    else remove();
  }
}

/** As `withFolder`, without the traces that slow CDKTF down most under a test runner. */
function quietly<T>(use: (folder: string) => T): T {
  const restore = muteTraces();
  try {
    return withFolder(use);
  } finally {
    restore();
  }
}

/** A stack of our kind with something in it. */
export function stackWith(make: Make, options: Partial<BaseStackProps> = {}): BaseStack {
  return quietly((outdir) => {
    const stack = new BaseStack(new App({ outdir }), "harbin-test", { ...props, ...options });
    make(stack);
    return stack;
  });
}

/** What we write for a stack. */
export const ours = (make: Make, options?: Partial<BaseStackProps>): string =>
  new TextDecoder().decode(stackWith(make, options).text().bytes);

/** The same stack with CDKTF's own way to make text of it. */
class StockStack extends BaseStack {
  override toTerraform(): Record<string, unknown> {
    return TerraformStack.prototype.toTerraform.call(this);
  }
}

/** What stock CDKTF writes for a stack, through `App.synth`. */
export function stock(make: Make, options: Partial<BaseStackProps> = {}): string {
  return quietly((outdir) => {
    const app = new App({ outdir });
    make(new StockStack(app, "harbin-test", { ...props, ...options }));
    app.synth();
    return readFileSync(join(outdir, "stacks", "harbin-test", "cdk.tf.json"), "utf8");
  });
}

/** The `cdk.tf.json` of a stack as an object. */
export const json = (make: Make, options?: Partial<BaseStackProps>) => JSON.parse(ours(make, options));
