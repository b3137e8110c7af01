/** A port of a network policy. */
export interface PolicyPort {
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly port: string;
  readonly endPort?: number;
}

/**
 * @param text `tcp/443` or `udp/5000-5010`: a port the pods listen on. A network policy sees connections behind
 *   the Service, so a Service that renumbers ports does not change what is granted.
 * @throws Error for anything else
 */
export function policyPort(text: string): PolicyPort {
  const match = /^(tcp|udp|sctp)\/(\d+)(?:-(\d+))?$/.exec(text);
  if (!match) throw new Error(`"${text}" is no port; write tcp/443 or udp/5000-5010.`);
  const [, protocol = "", port = "", last] = match;
  return {
    protocol: protocol.toUpperCase() as PolicyPort["protocol"],
    port,
    ...(last === undefined || last === port ? {} : { endPort: Number(last) }),
  };
}
