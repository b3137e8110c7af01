import { nearest } from "../../estate/source/validate.js";
import { UsageError } from "../../estate/usage-error.js";
import type { World } from "../world.js";
import { namedKinds } from "./named.js";

/** What can be wrong with the names in a question. */

export function unknownName(world: World, name: string): UsageError {
  const known = namedKinds.flatMap(({ words }) => [...words(world)]);
  const suggestion = nearest(name, known);
  const kinds = {
    zh: "可以是部门、部门/应用、命名空间/工作负载、服务、网络区、资源池、地址、网段或 internet",
    en: "it may be a department, department/application, namespace/workload, service, zone, pool, address, network or internet",
  };
  return new UsageError(
    { zh: `没有叫 ${name} 的对象`, en: `nothing is called ${name}` },
    suggestion === undefined ? kinds : { zh: `是不是 ${suggestion}？`, en: `did you mean ${suggestion}?` },
  );
}

export function ambiguous(name: string, readings: readonly string[]): UsageError {
  return new UsageError(
    { zh: `${name} 有不止一种含义`, en: `${name} means several things` },
    { zh: `请写明：${readings.join("、")}`, en: `say which: ${readings.join(", ")}` },
  );
}
