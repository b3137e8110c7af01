import hardware from "../domains/hardware.js";
import { absentProof, defineProofs, type Proof, type Series } from "../proof.js";

/** A sensor that says that it is in a critical state, and one that warns only. */
function sensor(metric: string, name: string): Proof {
  const says = (value: number): Series => ({ [`${metric}{id="1",name="${name}"}`]: value });
  return { fault: says(2), fires: { id: "1", name }, quiet: [says(0), says(1)] };
}

/** A state that is one when all is well. */
function state(metric: string): Proof {
  return { fault: { [metric]: 0 }, fires: {}, quiet: [{ [metric]: 1 }] };
}

/** Inlets of servers, by their temperatures. */
const inlets = (...celsius: readonly number[]): Series =>
  Object.fromEntries(
    celsius.flatMap((value, index) => [
      [`ipmi_temperature_celsius{id="1",name="Inlet Temp",instance="s${index}"}`, value],
      // Air that has been cooled, and a processor, which may be hotter than a room.
      [`ipmi_temperature_celsius{id="3",name="Ambient Temp",instance="s${index}"}`, 20],
      [`ipmi_temperature_celsius{id="2",name="CPU1 Temp",instance="s${index}"}`, 75],
    ]),
  );

const flags = (on: string): Series =>
  Object.fromEntries(
    ["OL", "OB", "RB", "CHRG"].map((flag) => [
      `network_ups_tools_ups_status{flag="${flag}"}`,
      flag === on ? 1 : 0,
    ]),
  );

const port = (alias: string, oper: number, admin: number, name = "xe-1"): Series => ({
  [`ifOperStatus{ifName="${name}",ifAlias="${alias}"}`]: oper,
  [`ifAdminStatus{ifName="${name}",ifAlias="${alias}"}`]: admin,
});

const device = 'device="/dev/nvme0"';
const temperature = (type: string, value: number): Series => ({
  [`smartctl_device_temperature{${device},temperature_type="${type}"}`]: value,
});

const spare = (left: number): Series => ({
  [`smartctl_device_available_spare{${device}}`]: left,
  [`smartctl_device_available_spare_threshold{${device}}`]: 10,
});

const array = (failed: number): Series => ({
  'node_md_disks{device="md0",state="failed"}': failed,
  'node_md_disks{device="md0",state="active"}': 2 - failed,
});

export default defineProofs(hardware, {
  ServerPowerOff: state("ipmi_chassis_power_state"),
  ServerPowerSupplyFault: sensor("ipmi_power_state", "PSU1 Status"),
  ServerFanFault: sensor("ipmi_fan_speed_state", "FAN1"),
  ServerCoolingFault: state("ipmi_chassis_cooling_fault_state"),
  ServerOverheating: sensor("ipmi_temperature_state", "CPU1 Temp"),
  RoomTooHot: {
    fault: inlets(32.5, 32.5, 32.5, 24),
    fires: {},
    value: "3",
    quiet: [inlets(33, 32.5, 32, 24), inlets(24, 24, 24, 24)],
  },
  ServerVoltageFault: sensor("ipmi_voltage_state", "12V"),
  ServerDriveFault: state("ipmi_chassis_drive_fault_state"),
  ServerManagementUnreachable: {
    fault: { 'ipmi_up{collector="ipmi"}': 0 },
    fires: { collector: "ipmi" },
    quiet: [{ 'ipmi_up{collector="ipmi"}': 1, 'ipmi_up{collector="dcmi"}': 0 }],
  },
  ServerEventLogFull: {
    fault: { ipmi_sel_free_space_bytes: 511 },
    fires: {},
    value: "511",
    quiet: [{ ipmi_sel_free_space_bytes: 512 }],
  },
  MemoryUncorrectableErrors: {
    fault: { 'node_edac_uncorrectable_errors_total{controller="0"}': "0 1x10" },
    fires: { controller: "0" },
    after: "1m",
    quiet: [{ 'node_edac_uncorrectable_errors_total{controller="0"}': 1 }],
  },
  MemoryCorrectableErrors: {
    fault: { 'node_edac_correctable_errors_total{controller="0"}': "0 11x60" },
    fires: { controller: "0" },
    after: "1m",
    quiet: [{ 'node_edac_correctable_errors_total{controller="0"}': "0 10x60" }],
  },
  DriveFailing: {
    fault: { [`smartctl_device_smart_status{${device}}`]: 0 },
    fires: { device: "/dev/nvme0" },
    quiet: [{ [`smartctl_device_smart_status{${device}}`]: 1 }],
  },
  DriveWornOut: {
    fault: { [`smartctl_device_percentage_used{${device}}`]: 91 },
    fires: { device: "/dev/nvme0" },
    value: "91",
    quiet: [{ [`smartctl_device_percentage_used{${device}}`]: 90 }],
  },
  DriveSpareLow: { fault: spare(10), fires: { device: "/dev/nvme0" }, value: "10", quiet: [spare(11)] },
  DriveMediaErrors: {
    fault: {
      [`smartctl_device_media_errors{${device}}`]: "0 1x60",
      [`smartctl_device_smart_status{${device}}`]: 1,
    },
    fires: { device: "/dev/nvme0" },
    after: "1m",
    quiet: [
      { [`smartctl_device_media_errors{${device}}`]: 3 },
      // The drive has failed, or was replaced a moment ago.
      {
        [`smartctl_device_media_errors{${device}}`]: "0 1x60",
        [`smartctl_device_smart_status{${device}}`]: "0x5 1x60",
      },
    ],
  },
  DriveTooHot: {
    fault: temperature("current", 61),
    fires: { device: "/dev/nvme0", temperature_type: "current" },
    value: "61",
    quiet: [{ ...temperature("current", 60), ...temperature("drive_trip", 85) }],
  },
  RaidDegraded: {
    fault: array(1),
    fires: { device: "md0", state: "failed" },
    value: "1",
    quiet: [array(0)],
  },
  UpsOnBattery: { fault: flags("OB"), fires: { flag: "OB" }, quiet: [flags("OL")] },
  UpsRuntimeShort: {
    fault: { network_ups_tools_battery_runtime: 890 },
    fires: {},
    value: "14m 50s",
    quiet: [{ network_ups_tools_battery_runtime: 900 }],
  },
  UpsOverloaded: {
    fault: { network_ups_tools_ups_load: 81 },
    fires: {},
    value: "81",
    quiet: [{ network_ups_tools_ups_load: 80 }],
  },
  UpsReplaceBattery: { fault: flags("RB"), fires: { flag: "RB" }, quiet: [flags("OL")] },
  NetworkDeviceRestarted: {
    fault: { sysUpTime: 89_000 },
    fires: {},
    quiet: [{ sysUpTime: 90_000 }],
  },
  NetworkPortDown: {
    fault: { ...port("uplink-core1", 2, 1), ...port("circuit-a1", 2, 1, "xe-2") },
    fires: [
      { ifName: "xe-1", ifAlias: "uplink-core1" },
      { ifName: "xe-2", ifAlias: "circuit-a1", circuit: "a1" },
    ],
    quiet: [port("uplink-core1", 1, 1), port("uplink-core1", 2, 2), port("desk 12", 2, 1)],
  },
  NetworkDeviceSensorFault: {
    fault: { 'entPhySensorOperStatus{entPhysicalName="PSU 1",entPhySensorType="8"}': 3 },
    fires: { entPhysicalName: "PSU 1", entPhySensorType: "8" },
    quiet: [
      { 'entPhySensorOperStatus{entPhysicalName="PSU 1",entPhySensorType="8"}': 1 },
      // A slot without a sensor.
      { 'entPhySensorOperStatus{entPhysicalName="PSU 1",entPhySensorType="8"}': 2 },
    ],
  },
  BondDegraded: {
    fault: { 'node_bonding_slaves{master="bond0"}': 2, 'node_bonding_active{master="bond0"}': 1 },
    fires: { master: "bond0" },
    value: "1",
    quiet: [{ 'node_bonding_slaves{master="bond0"}': 2, 'node_bonding_active{master="bond0"}': 2 }],
  },
  ClockWrong: {
    fault: {
      'node_timex_offset_seconds{instance="fast"}': 0.505,
      'node_timex_offset_seconds{instance="slow"}': -0.505,
      'node_timex_sync_status{instance="lost"}': 0,
    },
    fires: [{ instance: "fast" }, { instance: "slow" }, { instance: "lost" }],
    quiet: [{ node_timex_offset_seconds: 0.5, node_timex_sync_status: 1 }],
  },
  NodeMetricsAbsent: absentProof("node_uname_info"),
  ServerSensorsAbsent: absentProof("ipmi_up"),
  DriveHealthAbsent: absentProof("smartctl_device_smart_status"),
  UpsMetricsAbsent: absentProof("network_ups_tools_ups_status"),
});
