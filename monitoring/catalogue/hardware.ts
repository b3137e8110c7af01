import { counter, defineExporter, gauge } from "./metric.js";

/** The management controllers of servers. `instance` is the server. */
export const ipmi = defineExporter({
  job: "ipmi",
  scrapeSeconds: 60,
  metrics: {
    ipmi_up: gauge("1", "collector"),
    ipmi_chassis_power_state: gauge("1"),
    ipmi_chassis_drive_fault_state: gauge("1"),
    ipmi_chassis_cooling_fault_state: gauge("1"),
    ipmi_temperature_celsius: gauge("celsius", "id", "name"),
    ipmi_temperature_state: gauge("1", "id", "name"),
    ipmi_fan_speed_state: gauge("1", "id", "name"),
    ipmi_voltage_state: gauge("1", "id", "name"),
    ipmi_power_state: gauge("1", "id", "name"),
    ipmi_sel_free_space_bytes: gauge("bytes"),
  },
});

/** The drives' own word on their health (smartctl_exporter). */
export const smart = defineExporter({
  job: "smart",
  scrapeSeconds: 120,
  metrics: {
    smartctl_device_smart_status: gauge("1", "device"),
    smartctl_device_temperature: gauge("celsius", "device", "temperature_type"),
    smartctl_device_percentage_used: gauge("1", "device"),
    smartctl_device_media_errors: counter("1", "device"),
    smartctl_device_available_spare: gauge("1", "device"),
    smartctl_device_available_spare_threshold: gauge("1", "device"),
    smartctl_device_attribute: gauge("1", "device", "attribute_name", "attribute_value_type"),
  },
});

/** Uninterruptible power supplies, through Network UPS Tools. `instance` is the UPS. */
export const ups = defineExporter({
  job: "ups",
  scrapeSeconds: 30,
  metrics: {
    network_ups_tools_ups_status: gauge("1", "flag"),
    network_ups_tools_battery_charge: gauge("1"),
    network_ups_tools_battery_runtime: gauge("seconds"),
    network_ups_tools_ups_load: gauge("1"),
    network_ups_tools_ups_temperature: gauge("celsius"),
  },
});
