import { catalogue } from "../../catalogue/index.js";
import { identityLabels, targetLabels } from "../../catalogue/metric.js";
import type { Facts } from "./facts.js";

/** The catalogue that Zhengyun's own rules are written against, taken as complete: nothing else is exported. */
export function ownCatalogue(): Facts {
  return {
    metric: (name) => {
      const known = catalogue.get(name);
      if (!known) return undefined;
      const type = known.type === "gauge" ? "gauge" : "counter";
      return { type, labels: known.labels, interval: known.exporter.scrapeSeconds };
    },
    covers: () => true,
    get names() {
      return catalogue.keys();
    },
    targetLabels: new Set(targetLabels),
    identity: identityLabels,
  };
}
