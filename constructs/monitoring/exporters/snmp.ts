import { imageAt } from "../../network/image.js";

/** The Secret with its configuration, made by hand: what devices answer to is a password. */
const SECRET = "snmp-exporter";
const FOLDER = "/run/secrets/snmp-exporter";

/** What its configuration calls the tables of the catalogue, and the way in to devices. */
export const SNMP_PARAMS = { module: ["zhengyun"], auth: ["zhengyun"] } as const;

/** Values of the chart prometheus-snmp-exporter; the key `snmp.yml` of the Secret is all of its configuration. */
export function snmpExporterValues(images?: string): Readonly<Record<string, unknown>> {
  return {
    ...imageAt(images, "prometheus/snmp-exporter"),
    extraArgs: [`--config.file=${FOLDER}/snmp.yml`],
    extraSecretMounts: [
      { name: SECRET, mountPath: FOLDER, secretName: SECRET, readOnly: true, defaultMode: 0o444 },
    ],
    // The chart's own: no root, and nothing to write to.
    securityContext: { seccompProfile: { type: "RuntimeDefault" } },
  };
}
