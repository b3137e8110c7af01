/** The class of targets that want to know who asks: with it, Prometheus shows its service account's token. */
export const TOKEN_CLASS = "zhengyun-token";

const account = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * What all targets of a pool have in common. External labels come only to what leaves: without the pool's identity on
 * everything that is scraped, expressions could not join by pool, and the words of an alert would not name one.
 *
 * A ScrapeConfig cannot name the token of Prometheus' own account, a class can. Kubelets, MetalLB and frr-k8s sign
 * their certificates themselves, so these are not verified.
 */
export function scrapeClasses({ city, pool }: { readonly city: string; readonly pool: string }): object[] {
  const relabelings = Object.entries({ city, pool }).map(([targetLabel, replacement]) => ({
    targetLabel,
    replacement,
  }));
  return [
    { name: "zhengyun", default: true, relabelings },
    {
      name: TOKEN_CLASS,
      relabelings,
      authorization: { credentialsFile: `${account}/token` },
      tlsConfig: { caFile: `${account}/ca.crt`, insecureSkipVerify: true },
    },
  ];
}
