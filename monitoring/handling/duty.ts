import duty from "../domains/duty.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const who = ["zhengyun duty who --at now", "zhengyun duty prove --year $YEAR"] as const;
const relay = ["kubectl -n monitoring logs deployment/duty-relay --tail=100"] as const;

export default defineHandlings(duty, {
  NobodyReachable: {
    look: who,
    treat: ["带班领导指定一人立即接班，并在底账中登记替班。", "查空档的原因：离任、没有电话、轮换没有衔接。"],
    keep: "没有人的起止时间",
  },
  DutyGapAhead: { look: who, treat: ["安排替班或调班，写入底账。", "执行后再证明一次没有空档。"] },
  ShiftsUnreachable: { look: who, treat: ["补齐联系方式；确实没有的换人。"] },
  CalendarEnding: {
    look: [],
    treat: ["国务院办公厅的放假通知发布后，录入下一年的节假日与调休。", "再证明下一年的值班没有空档。"],
  },
  IncidentUnclaimed: {
    look: relay,
    treat: ["直接打电话给当班人与其后备。", "都不应答的由带班领导指定处理人。"],
    keep: "拨打记录",
  },
  EscalationExhausted: {
    look: relay,
    treat: ["立即人工联系带班领导。", "事后补全升级名单，加一级兜底。"],
    keep: "拨打记录",
  },
  IncidentsPilingUp: { look: relay, treat: ["请求增援，按严重程度分派。", "同一原因的合并处理。"] },
  ChannelFailing: { look: relay, treat: ["看网关的返回；改用其他渠道。", "恢复后核对有无漏送。"] },
  RelayQueueFilling: {
    look: relay,
    treat: ["看是网关变慢还是告警风暴。", "风暴的先处理根因；队列满后新的会被拒绝并由 Alertmanager 重试。"],
  },
  RelayJournalFailing: {
    look: ["df -h /var/lib/zhengyun"],
    treat: ["磁盘满的立即清理或扩容：写不了日志就不能保证不漏不重。", "磁盘故障的把日志移到另一块盘后重启。"],
    keep: "日志文件",
  },
  RelayCallsRefused: { look: relay, treat: ["看拒绝原因：令牌过期的更换，过大的看来源，重放的转安全值班。"] },
  StatutoryDeadlineNear: {
    look: [],
    treat: ["备好材料，由带班领导确认等级与上报对象，在期限前报出。"],
    keep: "上报材料与时间",
  },
  StatutoryDeadlineMissed: {
    look: [],
    treat: ["立即上报并说明迟报原因。", "复盘为何没有按时。"],
    keep: "迟报说明",
  },
  RelayAbsent: findExporter("zhengyun-relay"),
});
