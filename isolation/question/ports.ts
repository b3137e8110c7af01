import { UsageError } from "../../estate/usage-error.js";
import type { PortSet, PortSets } from "../engine/port-sets.js";
import { type Protocol, protocols } from "../objects/model.js";

/** A span of ports of one protocol. */
export interface AskedPorts {
  readonly protocol: Protocol;
  readonly first: number;
  readonly last: number;
}

/**
 * @param text `tcp/443`, `udp/5000-5010`, `sctp`; the protocol may be left out and is TCP then
 * @throws UsageError for anything else
 */
export function askedPorts(text: string): AskedPorts {
  const [, word = "tcp", range] = /^(?:([a-z]+)\/?)?(\d+(?:-\d+)?)?$/i.exec(text) ?? [undefined, ""];
  const protocol = protocols.find((one) => one === word.toUpperCase());
  const [first = 1, last = range === undefined ? 65535 : first] = (range ?? "")
    .split("-")
    .filter(Boolean)
    .map(Number);
  if (protocol && text !== "" && first >= 1 && first <= last && last <= 65535)
    return { protocol, first, last };
  throw new UsageError(
    { zh: `${text} 不是端口`, en: `${text} is no port` },
    { zh: "请写成 tcp/443 或 udp/5000-5010", en: "write it like tcp/443 or udp/5000-5010" },
  );
}

/** The same as a set; all ports where none was asked about. */
export function portSetOf(asked: AskedPorts | undefined, sets: PortSets): PortSet {
  return asked ? sets.range(asked.protocol, asked.first, asked.last) : sets.all;
}
