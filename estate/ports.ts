/** A span of ports of one protocol; both ends belong to it. */
export interface PortSpan {
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

/** @param port as the schemas require it: `tcp/443`, `udp/5000-5010` */
export function portSpan(port: string): PortSpan {
  const [protocol = "", range = ""] = port.split("/");
  const [first = 0, last = first] = range.split("-").map(Number);
  return { protocol, first, last };
}

/** Whether every port of `asked` is among `offered`, which may cover it piece by piece. */
export function covers(offered: readonly string[], asked: string): boolean {
  const wanted = portSpan(asked);
  const spans = offered
    .map(portSpan)
    .filter(({ protocol }) => protocol === wanted.protocol)
    .sort((a, b) => a.first - b.first);
  let next = wanted.first;
  for (const { first, last } of spans) {
    if (first <= next && last >= next) next = last + 1;
  }
  return next > wanted.last;
}
