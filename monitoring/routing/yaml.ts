import { dump } from "js-yaml";
import type { AlertmanagerConfig } from "./config.js";

/** A configuration as the file that Alertmanager reads; the same configuration always gives the same bytes. */
export function configText(config: AlertmanagerConfig): string {
  return dump(config, { lineWidth: 110, noRefs: true });
}
