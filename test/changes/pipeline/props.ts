import type { PipelineProps } from "../../../changes/pipeline/engine.js";

/** Three pools: one that waits for another, and one that takes manifests. */
export const props: PipelineProps = {
  image: "mirror.cloud.example/zhengyun:0.1.0",
  estate: "estate",
  folder: "estate/.gitlab/zhengyun",
  pools: [
    { pool: "province", title: "省级政务云 · Provincial pool", management: "terraform", after: [] },
    { pool: "harbin", title: "哈尔滨", management: "terraform", after: ["province"] },
    { pool: "health", title: "卫生健康云", management: "manifests", after: [] },
  ],
};
