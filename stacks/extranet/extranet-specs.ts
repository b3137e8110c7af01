import type { ExtranetProps } from "../../constructs/network/extranet-objects.js";
import { type FrrK8sProps, frrK8sValues } from "../../constructs/network/frr-k8s-values.js";
import type { MetallbNamespaceProps } from "../../constructs/network/metallb-namespace.js";
import { metallbValues } from "../../constructs/network/metallb-values.js";
import { some } from "../../constructs/network/some.js";
import type { UpstreamChart } from "../../constructs/platform/upstream-release.js";
import type { Entity, Estate } from "../../estate/index.js";
import type { Settings } from "../../estate/kinds/settings.js";
import { perEstate } from "../../estate/per-estate.js";
import type { BackendProps } from "../backend.js";
import type { StackSpec } from "../layer.js";
import { platformStackName } from "../platform/platform-specs.js";
import { can, directionsOf, type ManagedPool, managedPools } from "../pool-facts.js";
import { extranetProps } from "./extranet-props.js";

/** What a pool's extranet stack is made from. */
export interface ExtranetStackProps {
  readonly backend: BackendProps;
  /** kubeconfig context of the pool. */
  readonly context: string;
  readonly namespace: MetallbNamespaceProps;
  /** In the order in which they are installed. */
  readonly charts: readonly UpstreamChart[];
  readonly extranet: ExtranetProps;
}

/**
 * The extranet stack of every pool that can speak BGP and has something to announce. It comes to a pool in Helm
 * releases, or as manifests and a list of charts that its operator installs.
 */
export const extranetSpecs = perEstate((estate): readonly StackSpec<ExtranetStackProps>[] =>
  managedPools(estate).flatMap((pool) => {
    const props = stackProps(estate, pool);
    if (!props) return [];
    const dependsOn = [platformStackName(pool.id)];
    const { id, management } = pool;
    return { name: `${id}-extranet`, layer: "extranet", pool: id, management, dependsOn, props };
  }),
);

function stackProps(estate: Estate, pool: ManagedPool): ExtranetStackProps | undefined {
  const entity = estate.find("pool", pool.id);
  const { value, management } = pool;
  if (!entity || !can(value, "bgp") || !(can(value, "helm") || management === "manifests")) return undefined;
  const extranet = extranetProps(estate, entity);
  if (!extranet) return undefined;
  return {
    backend: estate.settings.backend,
    context: value.kubernetes.context,
    namespace: { podSecurity: can(value, "podSecurity"), directions: directionsOf(value) },
    charts: chartsOf(estate.settings, entity),
    extranet,
  };
}

/** frr-k8s first: MetalLB hands it its sessions. */
function chartsOf({ mirrors, charts }: Settings, { value }: Entity<"pool">): UpstreamChart[] {
  const { podCidrs, serviceCidrs } = value.kubernetes;
  const images = mirrors.images === undefined ? {} : { images: mirrors.images };
  const clusterRanges = some([...podCidrs, ...serviceCidrs]) as FrrK8sProps["clusterRanges"];
  const values = {
    "frr-k8s": frrK8sValues({ clusterRanges, ...images }),
    metallb: metallbValues({ networkPolicies: directionsOf(value).length > 0, ...images }),
  };
  return (["frr-k8s", "metallb"] as const).map((chart) => ({
    chart,
    version: charts[chart],
    repository: mirrors.charts ?? `https://metallb.github.io/${chart}`,
    values: values[chart],
  }));
}
