import type { Alert } from "../index.js";

/** Domains whose failure is felt as an outage of what departments and citizens use. */
const outages: ReadonlySet<string> = new Set(["pools", "planes", "storage", "services", "hardware"]);

/**
 * Who is told beyond the shift, and by when. Hours of cyber-security events: 国家网络安全事件报告管理办法 (in force
 * 2025-11-01). The marks of an outage are those of its grading guide; a contract may ask for more.
 */
export function reportingDuties({ severity, domain }: Pick<Alert, "severity" | "domain">): readonly string[] {
  if (severity !== "critical")
    return ["工作时间内在运维平台登记处理结果；超过一个工作日未处理的报班组负责人。"];
  return [
    "十分钟内认领；无人认领或到时未恢复的，由值班中继逐级通知带班领导。",
    ...(domain === "security"
      ? [
          "较大及以上网络安全事件：运营者四小时内报省级网信部门；关键信息基础设施一小时内报保护工作部门和公安机关；中央和国家机关两小时内。",
        ]
      : []),
    ...(outages.has(domain)
      ? [
          "业务中断满三十分钟、两小时、六小时、二十四小时各为一道定级时限：到时前由带班领导决定是否上报主管部门。",
        ]
      : []),
  ];
}
