import { at, defineCheck } from "../../checks.js";

interface Params {
  pool: string;
  architecture: string;
  images: readonly string[];
}

/** An image of another architecture does not start. */
export default defineCheck<Params>({
  code: "XIN002",
  severity: "error",
  title: {
    zh: "应用有资源池架构的镜像",
    en: "An application has images for the architecture of its pools",
  },
  message: {
    zh: (p) => `资源池 ${p.pool} 的架构为 ${p.architecture}，应用只有 ${p.images.join("、")} 的镜像`,
    en: (p) =>
      `pool ${p.pool} is ${p.architecture}, the application has images for ${p.images.join(", ")} only`,
  },
  hint: {
    zh: (p) => `请构建 ${p.architecture} 镜像并写入 architectures，或换一个资源池`,
    en: (p) => `build images for ${p.architecture} and list it under architectures, or choose another pool`,
  },
  *find(estate) {
    for (const application of estate.all("application")) {
      const { architectures: images, placements } = application.value;
      for (const id of Object.keys(placements)) {
        const architecture = estate.find("pool", id)?.value.architecture;
        if (!architecture || images.includes(architecture)) continue;
        yield {
          at: at(application, ["placements", id], "key"),
          params: { pool: id, architecture, images },
          related: [at(application, ["architectures"])],
        };
      }
    }
  },
});
