import metering from "../domains/metering.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

export default defineHandlings(metering, {
  MeteringStopped: {
    look: [`promtool query instant "$PROMETHEUS" 'up{job="zhengyun-metering"}'`],
    treat: ["恢复计量任务。", "中断的时段按缺口申报，不得记为零。"],
    keep: "中断时段",
  },
  MeteringGaps: { look: [], treat: ["确认缺口的时段与原因，登记到账单说明。"], keep: "缺口清单" },
  UsageUnowned: {
    look: ["kubectl get namespaces -L zhengyun.io/department"],
    treat: ["找出没有部门标签的命名空间；属于平台的归入公共开销。"],
  },
  UsageUnpriced: { look: [], treat: ["在价目中补上该项；补价之前的用量按新价补算。"] },
  BillDoesNotBalance: {
    look: [],
    treat: ["停止出账。", "按资源核对租户、空闲、公共开销之和与容量乘价格，找出差额来源。"],
    keep: "核对过程",
  },
  PriceBookEnding: { look: [], treat: ["请财政与主管部门确认下一期价目，录入底账。"] },
  MonthNotClosed: { look: [], treat: ["看缺哪些资源池的数据；补齐或申报缺口后结账。"] },
  DepartmentOverBudget: { look: [], treat: ["通知部门：调减、调剂或申请追加。"] },
  MeteringAbsent: findExporter("zhengyun-metering"),
});
