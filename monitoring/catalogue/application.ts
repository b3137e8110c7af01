import { defineExporter } from "./metric.js";

/** What applications tell of themselves. Their names are their own: no rule and no panel is about one. */
export const application = defineExporter({ job: "application", scrapeSeconds: 30, metrics: {} });
