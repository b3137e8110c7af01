import { counter, defineExporter, gauge } from "./metric.js";

/** FRR on the nodes that speak BGP, as frr-metrics reads it. `instance` is the node, `peer` the carrier's address. */
export const frr = defineExporter({
  job: "frr-k8s",
  scrapeSeconds: 15,
  metrics: {
    frrk8s_bgp_session_up: gauge("1", "peer", "vrf"),
    frrk8s_bgp_announced_prefixes_total: gauge("1", "peer", "vrf"),
    frrk8s_bgp_received_prefixes_total: gauge("1", "peer", "vrf"),
    frrk8s_bfd_session_up: gauge("1", "peer", "vrf"),
    frrk8s_bfd_session_down_events: counter("1", "peer", "vrf"),
  },
});

/** Who writes FRR's configuration on each node. A process of its own: under one job the two would share their `up`. */
export const frrController = defineExporter({
  job: "frr-k8s-controller",
  scrapeSeconds: 15,
  metrics: {
    frrk8s_k8s_client_config_stale_bool: gauge("1"),
    frrk8s_k8s_client_config_loaded_bool: gauge("1"),
  },
});

/** Who gives addresses to services. Its own `pool` is a pool of addresses, `instance` a node or the controller. */
export const metalLb = defineExporter({
  job: "metallb",
  scrapeSeconds: 30,
  metrics: {
    metallb_allocator_addresses_in_use_total: gauge("1", "exported_pool"),
    metallb_allocator_addresses_total: gauge("1", "exported_pool"),
    metallb_k8s_client_config_stale_bool: gauge("1"),
    metallb_k8s_client_config_loaded_bool: gauge("1"),
  },
});
