import type { Domain } from "../alert.js";
import type { Job } from "../catalogue/index.js";

/** What a person does about an alert; the rest of its page follows from the alert itself. Words are Chinese. */
export interface Handling {
  /** Commands that look closer, for a person to fill in: `$NODE` and the like stand for labels of the alert. */
  readonly look: readonly string[];
  /** What to do, in order. */
  readonly treat: readonly [string, ...string[]];
  /** What to keep for the record beside the alert itself. @default - nothing */
  readonly keep?: string;
}

/** One for each alert of a domain, or it does not compile. */
export type Handlings<Name extends string = string> = Readonly<Record<Name, Handling>>;

/** States what is done about the alerts of a domain; the identity function, for the types. */
export function defineHandlings<Name extends string>(
  _of: Domain<Name>,
  handlings: Handlings<Name>,
): Handlings<Name> {
  return handlings;
}

/** What is done when the data of an exporter have vanished. */
export function findExporter(job: Job): Handling {
  return {
    look: [
      `promtool query instant "$PROMETHEUS" 'up{job="${job}"}'`,
      `kubectl -n monitoring get pods,servicemonitors,scrapeconfigs | grep -i ${job}`,
    ],
    treat: [
      `确认 ${job} 的进程是否在运行；不在运行的先看它最后的日志，再重新拉起。`,
      "进程在运行而采集不到的，核对采集配置的标签、端口和放行它的网络策略是否被改动。",
      "在数据恢复之前，依赖它的告警都不会响：请当班人每十五分钟人工查看一次对应面板。",
    ],
    keep: "数据中断的起止时间，其间人工查看的记录",
  };
}
