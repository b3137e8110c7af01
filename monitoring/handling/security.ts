import security from "../domains/security.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const drift = ["zhengyun drift --pool $POOL", "zhengyun plan --pool $POOL"] as const;
const audit = ["grep -c . /var/log/kubernetes/audit.log", "kubectl -n logging get pods -o wide"] as const;
const certificate = ["openssl x509 -in $CERTIFICATE -noout -subject -enddate -issuer"] as const;

export default defineHandlings(security, {
  IsolationDrifted: {
    look: [...drift, "zhengyun reach --matrix"],
    treat: [
      "看是谁、何时改动（managedFields），改动打开了哪些路径。",
      "立即按底账恢复；恢复前确认不是正在进行的已批准应急。",
      "打开过路径的，查其间有无不该有的访问，按安全事件登记。",
      "停用越权账号的写权限，查其来源。",
    ],
    keep: "改动前后的对象全文、审计日志、其间的访问记录",
  },
  QuotaDrifted: {
    look: drift,
    treat: ["看是谁改动；确需的补走申请，否则按底账恢复。"],
    keep: "改动者与时间",
  },
  DriftUnchecked: { look: drift, treat: ["手工比对一次。", "修复定时任务的凭据或网络。"] },
  LoginFailuresMany: {
    look: [`grep '"code":401' /var/log/kubernetes/audit.log | tail -20`],
    treat: [
      "按来源地址与账号归类；单一来源的先封禁。",
      "凭据过期的自动任务通知其负责人更换。",
      "疑似攻击的按安全事件上报。",
    ],
    keep: "来源地址与账号清单",
  },
  AuditFailing: {
    look: audit,
    treat: ["看审计后端与磁盘；满的先扩容，不得删除期限内的日志。", "恢复前限制管理操作，只做恢复所需的。"],
    keep: "没有审计的时段",
  },
  AuditSilent: {
    look: audit,
    treat: [
      "看审计策略是否被改、进程是否停止：无人操作也应有系统事件。",
      "查其间的管理操作，逐项由操作人补签。",
    ],
    keep: "没有审计的时段与补签",
  },
  NodeLogsSilent: {
    look: ["kubectl -n logging get pods -o wide | grep $NODE"],
    treat: ["恢复采集进程。", "采集正常而无日志的，疑似被清除：转安全值班。"],
  },
  AdmissionBypassed: {
    look: ["kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations"],
    treat: ["恢复回调后端。", "列出其间放行的对象，逐个补查。", "把该回调改为失效即拒绝。"],
    keep: "其间放行的对象清单",
  },
  AdmissionPolicyBroken: {
    look: ["kubectl get validatingadmissionpolicies $POLICY -o yaml"],
    treat: ["看表达式错误；多为集群升级后字段变化。", "回退策略到上一版并重新执行；不得删除绑定。"],
  },
  AdmissionDenialsMany: {
    look: [],
    treat: ["看被拒的是谁、为什么；多为不知道规则，告知其部门。", "反复尝试绕过的转安全值班。"],
  },
  CertificateExpiring: {
    look: certificate,
    treat: ["看自动续期为何没有发生；修好它。", "手工签发的安排更换日期与窗口。"],
  },
  CertificateExpiresTomorrow: {
    look: certificate,
    treat: ["今日更换：先备用实例，后主用。", "更换后逐个客户端确认信任链。"],
    keep: "更换记录",
  },
  PublicCertificateExpiring: {
    look: ["openssl s_client -connect $TARGET:443 </dev/null | openssl x509 -noout -enddate"],
    treat: ["立即申请并更换；两平面的入口都要换。", "从外部再验证一次。"],
  },
  CertificateNotRenewing: {
    look: ["kubectl -n $NAMESPACE describe certificate $NAME"],
    treat: ["看签发请求的失败原因：域名验证、配额或签发机构。"],
  },
  NodeCertificateNotRotating: {
    look: ["kubectl get csr | grep $NODE"],
    treat: ["批准待签的请求（确认来自该节点）。", "到期前没有轮换的节点会失联：先停止调度再处理。"],
  },
  AdministratorCertificateExpiring: {
    look: [],
    treat: ["找到持有人，按审批流程换发；旧证书到期即失效，不延期。"],
    keep: "换发审批",
  },
  RoutingKeyOld: {
    look: [],
    treat: ["与运营商约定窗口，两平面错开更换。", "更换一侧后确认会话恢复，再换另一侧。"],
  },
  CertificateKeyOld: { look: certificate, treat: ["换发时生成新密钥，不沿用旧密钥。"] },
  EstateHasErrors: {
    look: ["zhengyun check $ESTATE"],
    treat: ["按提示改正；不能立即改的登记例外并写明期限。"],
  },
  GrantExpiring: {
    look: ["zhengyun reach $FROM $TO"],
    treat: ["问双方部门是否仍需要：需要的重新审批并续期，不需要的删除。"],
  },
  GrantExpired: {
    look: ["zhengyun check $ESTATE"],
    treat: ["仍需要的重新审批；不需要的从底账删除并执行，路径随之关闭。"],
  },
  ExceptionExpiring: {
    look: ["zhengyun explain $CODE"],
    treat: ["到期前消除原问题；确需延长的重新审批，写明新的期限。"],
  },
  AppointmentExpiring: { look: [], treat: ["续任的更新底账；离任的安排交接，并核对值班表与审批人。"] },
  CertificateMetricsAbsent: findExporter("x509"),
  CertificateRenewalAbsent: findExporter("cert-manager"),
  DriftMetricsAbsent: findExporter("zhengyun-drift"),
});
