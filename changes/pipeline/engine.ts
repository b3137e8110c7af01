import { argo } from "./argo.js";
import type { EngineName } from "./engine-names.js";
import { gitlab } from "./gitlab.js";
import type { PoolWork } from "./pool-work.js";

/** What a pipeline is made from. */
export interface PipelineProps {
  /** Image with this command, Terraform and the providers, from the estate's own mirror. */
  readonly image: string;
  /** The estate's folder from the root of its repository; `.` where it is the root itself. */
  readonly estate: string;
  /** The pipeline's own folder, likewise. */
  readonly folder: string;
  readonly pools: readonly PoolWork[];
}

/** Something that runs pipelines. */
export interface Engine {
  /** The file that begins the pipeline, and tells that a folder is ours. */
  readonly main: string;
  /** YAML documents by file, relative to the pipeline's folder. */
  files(props: PipelineProps): ReadonlyMap<string, readonly object[]>;
}

export const engines: Readonly<Record<EngineName, Engine>> = { gitlab, argo };
