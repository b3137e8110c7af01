import hardware from "../domains/hardware.js";
import { defineHandlings, findExporter } from "../runbooks/handling.js";

const sensors = ["ipmitool -H $BMC sdr elist", "ipmitool -H $BMC sel elist | tail -20"] as const;
const drive = ["ssh $NODE smartctl -a /dev/$DEVICE"] as const;

/** A part that fails in a server that still works. */
const replacePart = (part: string) =>
  [
    `在资产系统中查${part}的型号与保修，报修并登记。`,
    "需要停机更换的，先停止调度并驱逐，确认副本已在别处就绪。",
    "更换后看传感器恢复正常，再恢复调度。",
  ] as const;

export default defineHandlings(hardware, {
  ServerPowerOff: {
    look: sensors,
    treat: [
      "确认不是计划内关机；看同机柜其他服务器。",
      "整柜断电的按供电故障处置；单台的从带外开机一次。",
      "再次断电的停止调度并报修，不要反复开机。",
    ],
    keep: "带外事件日志",
  },
  ServerPowerSupplyFault: { look: sensors, treat: replacePart("电源") },
  ServerFanFault: { look: sensors, treat: replacePart("风扇") },
  ServerCoolingFault: {
    look: sensors,
    treat: ["现场看进风口是否堵塞、挡板是否齐全。", ...replacePart("散热部件")],
  },
  ServerOverheating: {
    look: sensors,
    treat: [
      "看同机柜其他服务器的温度：普遍升高的按机房过热处置。",
      "单台的先停止调度、驱逐负载，温度仍升的关机。",
      "现场检查风扇、进风口与导风罩。",
    ],
  },
  RoomTooHot: {
    look: [],
    treat: [
      "立即通知机房值守与空调维保，确认空调、供电与告警。",
      "按预案逐级减载：先关测试与离线任务，再关可迁移的业务。",
      "温度继续上升到上限的，经带班领导批准有序关机：先计算，后存储。",
    ],
    keep: "机房温度曲线、减载与关机的审批",
  },
  ServerVoltageFault: { look: sensors, treat: replacePart("主板或电源") },
  ServerDriveFault: { look: [...sensors, ...drive], treat: replacePart("硬盘") },
  ServerManagementUnreachable: {
    look: ["ping -c 3 $BMC"],
    treat: ["看管理口的链路灯与交换机端口。", "链路正常的在本机复位管理控制器。"],
  },
  ServerEventLogFull: {
    look: sensors,
    treat: ["导出事件日志存档。", "清空后确认新事件可以写入。"],
    keep: "导出的事件日志",
  },
  MemoryUncorrectableErrors: {
    look: ["ssh $NODE journalctl -k --since -1h | grep -i -E 'mce|edac'"],
    treat: [
      "立即停止调度并驱逐：数据可能已损坏。",
      "在其上运行过的有状态副本核对数据。",
      ...replacePart("内存条"),
    ],
    keep: "内核日志",
  },
  MemoryCorrectableErrors: { look: ["ssh $NODE edac-util -v"], treat: replacePart("内存条") },
  DriveFailing: { look: drive, treat: ["确认其上数据已有其他副本或阵列完好。", ...replacePart("硬盘")] },
  DriveWornOut: {
    look: drive,
    treat: ["列入本月更换计划。", "写入量异常的查是哪个负载。", ...replacePart("硬盘")],
  },
  DriveSpareLow: { look: drive, treat: replacePart("硬盘") },
  DriveMediaErrors: { look: drive, treat: replacePart("硬盘") },
  DriveTooHot: { look: drive, treat: ["看相邻盘位是否同样过热。", "检查该服务器的风扇与进风。"] },
  RaidDegraded: {
    look: ["ssh $NODE cat /proc/mdstat"],
    treat: [
      "确认最近的备份可用。",
      "更换故障盘并开始重建；重建期间不要重启。",
      "看其余盘的自检，防止重建中再坏一块。",
    ],
  },
  UpsOnBattery: {
    look: [`promtool query instant "$PROMETHEUS" 'network_ups_tools_battery_runtime'`],
    treat: [
      "联系机房值守确认市电与柴油机组。",
      "估算可支撑时间：不足以等到恢复的，按预案有序关机。",
      "市电恢复后看电池是否开始充电。",
    ],
    keep: "停电起止时间、发电机启动记录",
  },
  UpsRuntimeShort: {
    look: [],
    treat: [
      "立即启动柴油机组；启动不了的按预案有序关机：先可中断业务，再数据库，最后存储。",
      "通知带班领导与受影响部门。",
    ],
    keep: "关机次序与时间",
  },
  UpsOverloaded: {
    look: [],
    treat: [
      "把新上架的设备改接另一路。",
      "两路之和超过单机容量的，停止上架并提出扩容：断一路时另一路会过载。",
    ],
  },
  UpsReplaceBattery: { look: [], treat: ["联系维保更换电池组。", "更换前不安排需要依赖该 UPS 的维护。"] },
  NetworkDeviceRestarted: {
    look: ["snmpget $DEVICE sysUpTime.0"],
    treat: ["看是否计划内；不是的查电源与崩溃记录。", "核对重启后的配置与保存的一致。"],
    keep: "设备崩溃记录",
  },
  NetworkPortDown: { look: [], treat: ["看对端是否在维护。", "换线、换光模块、换端口，逐项排除。"] },
  NetworkDeviceSensorFault: { look: [], treat: replacePart("部件") },
  BondDegraded: {
    look: ["ssh $NODE cat /proc/net/bonding/$MASTER"],
    treat: ["找出断开的成员口，查其交换机端口与网线。", "恢复后确认成员数齐全。"],
  },
  ClockWrong: {
    look: ["ssh $NODE chronyc tracking", "ssh $NODE chronyc sources"],
    treat: [
      "看能否到达时钟源；不能的查网络策略与时钟源本身。",
      "偏差大的先停止调度，再一步校正，最后重启依赖时间的服务。",
      "多台同时不准的，先修时钟源。",
    ],
    keep: "偏差与校正时间：其间日志的时间不可信",
  },
  NodeMetricsAbsent: findExporter("node"),
  ServerSensorsAbsent: findExporter("ipmi"),
  DriveHealthAbsent: findExporter("smart"),
  UpsMetricsAbsent: findExporter("ups"),
});
