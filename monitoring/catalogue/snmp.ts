import { counter, defineExporter, gauge } from "./metric.js";

/** Switches, routers and the devices of exchange points. `instance` is the device. */
export const snmp = defineExporter({
  job: "snmp",
  scrapeSeconds: 60,
  metrics: {
    sysUpTime: gauge("1"),
    ifOperStatus: gauge("1", "ifName", "ifAlias"),
    ifAdminStatus: gauge("1", "ifName", "ifAlias"),
    ifHighSpeed: gauge("1", "ifName", "ifAlias"),
    ifHCInOctets: counter("bytes", "ifName", "ifAlias"),
    ifHCOutOctets: counter("bytes", "ifName", "ifAlias"),
    ifInErrors: counter("1", "ifName", "ifAlias"),
    entPhySensorValue: gauge("1", "entPhysicalName", "entPhySensorType"),
    entPhySensorOperStatus: gauge("1", "entPhysicalName", "entPhySensorType"),
  },
});
