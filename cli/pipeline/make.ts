import { resolve } from "node:path";
import { engines } from "../../changes/pipeline/engine.js";
import type { EngineName } from "../../changes/pipeline/engine-names.js";
import { poolWork } from "../../changes/pipeline/pool-work.js";
import { UsageError } from "../../estate/usage-error.js";
import { stacksOf } from "../../stacks/app.js";
import type { Context } from "../context.js";
import { outputFolder } from "../output-folder.js";
import { poolsNamed } from "../pools.js";
import type { SoundEstate } from "../refusal.js";
import { compareFolder, type Difference, updateFolder } from "../update-folder.js";
import { earlierFiles, pipelineFiles, pipelineImage } from "./files.js";
import { pathsInRepository } from "./repository.js";

/** What is in a pipeline's folder, and what of it is new. */
export interface PipelineReport {
  readonly engine: EngineName;
  /** As people would write it from where they are. */
  readonly out: string;
  /** The file that begins it, from the root of the repository. */
  readonly main: string;
  readonly pools: readonly string[];
  readonly difference: Difference;
}

/**
 * Writes the pipeline of an estate, or compares what is there with it.
 *
 * @param out as the command line names the folder
 * @throws UsageError where a pipeline could not work
 */
export async function makePipeline(
  { estate, root }: SoundEstate,
  name: EngineName,
  out: string,
  check: boolean,
  context: Context,
): Promise<PipelineReport> {
  if (estate.settings.backend.type === "local") throw stateWouldBeLost();
  const engine = engines[name];
  const target = outputFolder(out, context.folder, root, engine.main);
  const paths = pathsInRepository(target.path, {
    estate: resolve(context.folder, root),
    folder: target.path,
  });
  const pools = poolWork(estate, await stacksOf(estate), poolsNamed(estate, []));
  const files = pipelineFiles(engine, { ...paths, image: pipelineImage(estate), pools });
  const write = check ? compareFolder : updateFolder;
  return {
    engine: name,
    out: target.shown,
    main: paths.folder === "." ? engine.main : `${paths.folder}/${engine.main}`,
    pools: pools.map(({ pool }) => pool),
    difference: write(target.path, files, earlierFiles(target.path)),
  };
}

function stateWouldBeLost(): UsageError {
  return new UsageError(
    {
      zh: "状态在本机（backend: local），流水线的任务结束后就没有了",
      en: "the state is kept on one machine (backend: local), and would be gone when a job ends",
    },
    {
      zh: "在 estate.yaml 中把 backend 设为 s3、http 或 kubernetes",
      en: "set backend in estate.yaml to s3, http or kubernetes",
    },
  );
}
