import migration from "../domains/migration.js";
import { defineHandlings } from "../runbooks/handling.js";

export default defineHandlings(migration, {
  CutOverSoon: {
    look: [],
    treat: ["逐项核对割接条件：审批单（双人）、回退脚本演练、备份、通信录。", "缺项的推迟。"],
  },
  CutOverUnrehearsed: { look: [], treat: ["今日完成回退演练；完成不了的推迟割接。"], keep: "演练记录" },
  PointOfNoReturnNear: {
    look: [],
    treat: ["割接负责人当场决定：继续或回退，二者必居其一。", "错误率、数据核对任一不达标即回退。"],
    keep: "决定、决定人与时刻",
  },
  CutOverOverran: {
    look: [],
    treat: ["已过计划窗口：评估对次日业务的影响。", "到恢复时限仍未完成的回退。"],
    keep: "超时原因",
  },
  CutOverMissed: { look: [], treat: ["确认为何没有开始，重新安排窗口并重新审批。"] },
  MigrationStalled: {
    look: [],
    treat: ["联系责任人问清卡在哪一步、缺什么证据。", "需要别人配合的由主管部门协调。"],
  },
  MigrationMovingTooLong: { look: [], treat: ["看同步速度与剩余量；带宽不足的安排在夜间或离线运送。"] },
  TrialComplete: { look: [], treat: ["试运行已足够：组织验收，转入割接准备。"] },
  ParallelRunTooLong: { look: [], treat: ["核对两边数据一致后，确定旧系统停用日期。"] },
  SourceNotRetired: {
    look: [],
    treat: ["办理下线确认，擦除介质并留存证明，收回旧资源。"],
    keep: "下线确认与擦除证明",
  },
  FreezeBegins: {
    look: ["zhengyun plan $ESTATE"],
    treat: ["封网前完成或撤回未完成的变更。", "确认应急通道与值班加强安排。"],
  },
});
