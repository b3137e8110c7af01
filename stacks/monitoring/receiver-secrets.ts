import type { AlertmanagerConfig } from "../../monitoring/routing/config.js";

type ReceiverConfig = Pick<AlertmanagerConfig, "global" | "receivers">;

/** Where Prometheus' operator puts the keys of the Secrets that an Alertmanager is given. */
const mounted = /^\/etc\/alertmanager\/secrets\/([a-z0-9.-]+)\/[\w.-]+$/;

/** The Secrets whose keys a configuration reads as files, by name. Its time intervals, which are long, name none. */
export function receiverSecrets({ global, receivers }: ReceiverConfig): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string") {
      const [, secret] = mounted.exec(value) ?? [];
      if (secret) found.add(secret);
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look([global, receivers]);
  return [...found].sort();
}
