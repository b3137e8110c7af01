import { at, defineCheck } from "../../checks.js";
import { type Estate, groupBy } from "../../estate.js";
import { covers } from "../../ports.js";

interface Unoffered {
  port: string;
  target: string;
  offered: readonly string[];
}

/** A grant opens only what the target says it offers, so that nobody is let in by a door nobody watches. */
export default defineCheck<Unoffered>({
  code: "NET007",
  severity: "error",
  title: {
    zh: "授权的端口是目标应用或其共性服务对外提供的端口",
    en: "A granted port is one that the target, or its shared service, offers",
  },
  message: {
    zh: (p) => `${p.target} 不提供端口 ${p.port}`,
    en: (p) => `${p.target} does not offer ${p.port}`,
  },
  hint: {
    zh: (p) =>
      p.offered.length > 0 ? `它提供：${p.offered.join("、")}` : "请先在目标应用的 ports 下写明它提供的端口",
    en: (p) =>
      p.offered.length > 0
        ? `it offers ${p.offered.join(", ")}`
        : "list what it offers under its ports first",
  },
  source: "GB/T 22239-2019 8.1.3.2 c",
  *find(estate) {
    const services = groupBy(estate.all("service"), ({ value }) => value.application);
    for (const grant of estate.all("grant")) {
      const { to, ports } = grant.value;
      const offered = offeredBy(estate, to, services.get(to) ?? []);
      for (const [index, port] of ports.entries()) {
        if (!offered || covers(offered, port)) continue;
        yield { at: at(grant, ["ports", index]), params: { port, target: to, offered } };
      }
    }
  },
});

function offeredBy(
  estate: Estate,
  id: string,
  services: readonly { readonly value: { readonly ports: readonly string[] } }[],
): readonly string[] | undefined {
  const target = estate.find("application", id);
  return target && [...new Set([...target.value.ports, ...services.flatMap(({ value }) => value.ports)])];
}
