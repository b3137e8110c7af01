import { modulesIn } from "../../estate/registry.js";
import { alertsOf, allDomains } from "../index.js";
import type { Handlings } from "./handling.js";
import { runbookPage } from "./page.js";

/** A page without its head, which says that it is generated. */
interface Runbook {
  readonly title: string;
  readonly parts: readonly string[];
}

/**
 * The page of every alert, by its path from the root of the project. Alerts of a domain without a file in `handling/`
 * have none, which a test refuses.
 */
export async function runbooks(): Promise<ReadonlyMap<string, Runbook>> {
  const modules = await modulesIn<Handlings>(new URL("../handling/", import.meta.url));
  const handlings = new Map(modules.flatMap((module) => Object.entries(module ?? {})));
  const alerts = (await allDomains()).flatMap(alertsOf);
  return new Map(
    alerts.flatMap((alert) => {
      const handling = handlings.get(alert.name);
      return handling
        ? [[alert.runbook, { title: alert.name, parts: runbookPage(alert, handling) }] as const]
        : [];
    }),
  );
}
