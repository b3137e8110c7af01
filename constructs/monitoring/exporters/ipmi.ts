import { imageAt } from "../../network/image.js";

/** Values of the chart prometheus-ipmi-exporter; its configuration with the passwords is a Secret made by hand. */
export function ipmiExporterValues(images?: string): Readonly<Record<string, unknown>> {
  return {
    ...imageAt(images, "prometheuscommunity/ipmi-exporter"),
    configSecret: { enabled: true, name: "ipmi-exporter", key: "config.yml" },
    // It asks over the network only. Its tools keep what sensors there are in a folder, so the disk stays writable.
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
  };
}
