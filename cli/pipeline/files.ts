import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Engine, PipelineProps } from "../../changes/pipeline/engine.js";
import type { Estate } from "../../estate/index.js";
import { objectsYaml } from "../manifests/yaml.js";
import { version } from "../package-root.js";
import type { Files } from "../update-folder.js";

/** A pipeline's files as YAML. */
export function pipelineFiles(engine: Engine, props: PipelineProps): Files {
  return new Map([...engine.files(props)].map(([file, documents]) => [file, objectsYaml(documents)]));
}

/** The files that an earlier run wrote for pools, some of which the estate may have no longer. */
export function earlierFiles(folder: string): string[] {
  const pools = join(folder, "pools");
  return existsSync(pools) ? readdirSync(pools).map((name) => `pools/${name}`) : [];
}

/** The image that jobs run in: of this version, from the province's mirror, else from its first registry. */
export function pipelineImage({ settings }: Estate): string {
  return `${settings.mirrors.images ?? settings.registries[0]}/zhengyun:${version()}`;
}
