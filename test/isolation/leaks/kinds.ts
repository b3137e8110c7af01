import type { Spoil } from "./mutation.js";
import { planeSpoils } from "./plane-spoils.js";
import { policySpoils } from "./policy-spoils.js";

/** Every way to spoil, and a text that stacks have in which it can be done. */
export const spoils: Readonly<Record<string, { readonly among: string; readonly spoil: Spoil }>> = {
  ...among("kubernetes_network_policy_v1", policySpoils),
  ...among("metallb.io/", planeSpoils),
};

function among(text: string, some: Readonly<Record<string, Spoil>>) {
  return Object.fromEntries(
    Object.entries(some).map(([kind, spoil]) => [kind, { among: text, spoil }] as const),
  );
}
