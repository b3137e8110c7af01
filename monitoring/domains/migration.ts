import { defineDomain } from "../alert.js";

const day = 86_400;

/** Systems on their way onto the cloud: cut-overs, deadlines, and what has come to a stop. */
export default defineDomain({
  name: "migration",
  title: { zh: "上云迁移", en: "Migrations" },
  alerts: [
    {
      name: "CutOverSoon",
      severity: "info",
      team: "platform",
      level: "province",
      expr: `zhengyun_migration_cut_over_start_timestamp_seconds - time() < ${day} > 0`,
      for: "5m",
      metric: "zhengyun_migration_cut_over_start_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 将在 {{ $value | humanizeDuration }} 后割接",
      description: "迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）的割接窗口在一天之内。",
      impact: "窗口内该系统的告警属预期，请确认双人审批与回退方案在手。",
    },
    {
      name: "CutOverUnrehearsed",
      severity: "warning",
      team: "platform",
      level: "province",
      expr: `
        zhengyun_migration_cut_over_start_timestamp_seconds - time() < ${3 * day} > 0
          and on (migration) zhengyun_migration_rollback_rehearsed == 0`,
      for: "5m",
      metric: "zhengyun_migration_cut_over_start_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 三天内割接，回退还没有演练",
      description: "迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）没有回退演练记录。",
      impact: "割接失败时回退本身可能失败，应先演练或推迟。",
    },
    {
      name: "PointOfNoReturnNear",
      severity: "critical",
      team: "platform",
      level: "province",
      expr: `
        zhengyun_migration_no_return_timestamp_seconds - time() < 1800 > 0
          and on (migration) zhengyun_migration_entered_timestamp_seconds{state="cut-over"}`,
      for: "0m",
      metric: "zhengyun_migration_no_return_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 还有 {{ $value | humanizeDuration }} 就不能回退",
      description:
        "迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）正在割接，即将过不可回退点。",
      impact: "过了此点只能向前。现在必须决定继续还是回退。",
    },
    {
      name: "CutOverOverran",
      severity: "critical",
      team: "platform",
      level: "province",
      expr: `
        time() - zhengyun_migration_cut_over_end_timestamp_seconds > 0
          and on (migration) zhengyun_migration_entered_timestamp_seconds{state="cut-over"}`,
      for: "5m",
      metric: "zhengyun_migration_cut_over_end_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 的割接超时",
      description:
        "迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）的窗口已结束 {{ $value | humanizeDuration }}，状态仍是割接中。",
      impact: "业务时间将至，用户会遇到一半在新一半在旧的系统。",
    },
    {
      name: "CutOverMissed",
      severity: "warning",
      team: "platform",
      level: "province",
      expr: `
        time() - zhengyun_migration_cut_over_end_timestamp_seconds > 0
          and on (migration) zhengyun_migration_entered_timestamp_seconds{state=~"moving|trial"}`,
      for: "1h",
      metric: "zhengyun_migration_cut_over_end_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 错过了割接窗口",
      description:
        "迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）的窗口已过 {{ $value | humanizeDuration }}，割接没有开始，也没有改期。",
      impact: "整批进度拖后；登记的窗口已失效，重新申请前不得割接。",
    },
    {
      name: "MigrationStalled",
      severity: "info",
      team: "platform",
      level: "province",
      expr: `
        time() - zhengyun_migration_entered_timestamp_seconds{
          state=~"applied|assessed|planned|approved|provisioned"} > ${30 * day}`,
      for: "1h",
      metric: "zhengyun_migration_entered_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 停在“{{ $labels.state }}”已 {{ $value | humanizeDuration }}",
      description:
        "批次 {{ $labels.wave }} 的迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）三十天没有进展。",
      impact: "已开通的资源在计费而没有使用，或部门在等审批。",
    },
    {
      name: "MigrationMovingTooLong",
      severity: "warning",
      team: "platform",
      level: "province",
      expr: `time() - zhengyun_migration_entered_timestamp_seconds{state="moving"} > ${14 * day}`,
      for: "1h",
      metric: "zhengyun_migration_entered_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 的数据迁移超过两周",
      description:
        "批次 {{ $labels.wave }} 的迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）仍在{{ $labels.state }}，已 {{ $value | humanizeDuration }}。",
      impact: "两边数据持续分叉，越久越难对齐。",
    },
    {
      name: "TrialComplete",
      severity: "info",
      team: "platform",
      level: "province",
      expr: `
        time() - zhengyun_migration_entered_timestamp_seconds{state="trial"}
          > on () group_left () max(zhengyun_threshold{threshold="trial-run"}) * ${2 * day}`,
      for: "1h",
      metric: "zhengyun_migration_entered_timestamp_seconds",
      absent: "EstateExporterAbsent",
      across: ["city", "pool"],
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 试运行已两倍于规定期限",
      description:
        "批次 {{ $labels.wave }} 的迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）处于 {{ $labels.state }} 已 {{ $value | humanizeDuration }}，应决定割接或退回。",
      impact: "新旧两套同时占用资源与人力。",
    },
    {
      name: "ParallelRunTooLong",
      severity: "info",
      team: "platform",
      level: "province",
      expr: `time() - zhengyun_migration_entered_timestamp_seconds{state="parallel"} > ${90 * day}`,
      for: "1h",
      metric: "zhengyun_migration_entered_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 新旧并行已 {{ $value | humanizeDuration }}",
      description:
        "批次 {{ $labels.wave }} 的迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）处于 {{ $labels.state }} 超过九十天。",
      impact: "双份费用，且旧系统继续暴露风险。",
    },
    {
      name: "SourceNotRetired",
      severity: "info",
      team: "security",
      level: "province",
      expr: `time() - zhengyun_migration_entered_timestamp_seconds{state="live"} > ${180 * day}`,
      for: "1h",
      metric: "zhengyun_migration_entered_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/migrations",
      summary: "{{ $labels.application }} 上线半年，旧系统还没有下线",
      description:
        "批次 {{ $labels.wave }} 的迁移 {{ $labels.migration }}（部门 {{ $labels.department }}）处于 {{ $labels.state }} 已 {{ $value | humanizeDuration }}。",
      impact: "无人维护的旧系统和其中的数据是安全隐患。",
    },
    {
      name: "FreezeBegins",
      severity: "info",
      team: "platform",
      level: "province",
      expr: `zhengyun_freeze_start_timestamp_seconds - time() < ${2 * day} > 0`,
      for: "5m",
      metric: "zhengyun_freeze_start_timestamp_seconds",
      absent: "EstateExporterAbsent",
      panel: "zy-province/deadlines",
      summary: "封网 {{ $labels.freeze }} 将在 {{ $value | humanizeDuration }} 后开始",
      description: "封网期间除应急外不执行变更，进行中的割接应收尾或推迟。",
      impact: "未完成的变更会停在半途。",
    },
  ],
});
