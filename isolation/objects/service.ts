import { isIP } from "node:net";
import type { Origin, Service, ServicePort } from "./model.js";
import type { Node } from "./node.js";
import { protocolOf } from "./protocol.js";

const types: ReadonlySet<unknown> = new Set(["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"]);

/** Where MetalLB is told which addresses a Service should have. */
const addressAnnotations = ["metallb.io/loadBalancerIPs", "metallb.universe.tf/loadBalancerIPs"];

/** A Service, with the addresses that the input shows or asks for. */
export function serviceOf(object: Node, namespace: string, origin: Origin): Service {
  const metadata = object.at("metadata");
  const spec = object.at("spec");
  const type = types.has(spec.at("type").value) ? (spec.at("type").value as Service["type"]) : "ClusterIP";
  const selector = spec.at("selector");
  const requirements = Object.entries(selector.labels()).map(([key, value]) => ({
    key,
    operator: "In" as const,
    values: [value],
  }));
  return {
    namespace,
    name: String(metadata.at("name").value),
    type,
    ...(requirements.length > 0 ? { pods: { requirements, unreadable: !selector.isMapping } } : {}),
    ports: (spec.at("ports").items() ?? []).flatMap(portOf),
    addresses: addresses([spec.at("clusterIP"), ...list(spec, "clusterIPs"), ...list(spec, "externalIPs")]),
    loadBalancerAddresses: type === "LoadBalancer" ? loadBalancerAddresses(object) : [],
    keepsSource: spec.at("externalTrafficPolicy").value === "Local",
    origin,
  };
}

function list(node: Node, key: string): readonly Node[] {
  return node.at(key).items() ?? [];
}

function addresses(nodes: readonly Node[]): string[] {
  const texts = nodes.map((node) => node.value);
  return [...new Set(texts.filter((text) => typeof text === "string" && isIP(text) !== 0) as string[])];
}

function loadBalancerAddresses(object: Node): string[] {
  const annotations = object.at("metadata").at("annotations").labels();
  const asked = addressAnnotations.flatMap((key) =>
    (annotations[key] ?? "").split(",").map((ip) => ip.trim()),
  );
  const given = list(object.at("status").at("loadBalancer"), "ingress").map((item) => item.at("ip"));
  const found = addresses([...given, object.at("spec").at("loadBalancerIP")]);
  return [...new Set([...found, ...asked.filter((ip) => isIP(ip) !== 0)])];
}

function portOf(node: Node): ServicePort[] {
  const number = node.at("port").integer(1, 65535);
  const protocol = protocolOf(node.at("protocol"));
  if (number === undefined || protocol === undefined) return [];
  const target = node.at("targetPort").value;
  const name = node.at("name").text();
  const nodePort = node.at("nodePort").integer(1, 65535);
  return [
    {
      ...(name === undefined ? {} : { name }),
      protocol,
      number,
      target: typeof target === "number" || typeof target === "string" ? target : number,
      ...(nodePort === undefined ? {} : { nodePort }),
    },
  ];
}
