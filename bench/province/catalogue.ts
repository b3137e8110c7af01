/** What a province declares once: its settings, the parties that run it, the officers above the departments. */
export const settingsFile = {
  schemaVersion: 1,
  province: "230000",
  name: { zh: "黑龙江省政务云" },
  registries: ["registry.province.example/apps", "registry.province.example/platform"],
};

export const operatorsFile = {
  operators: {
    ...Object.fromEntries(
      ["north", "silk", "pine", "river"].map((id) => [
        `${id}-cloud`,
        { name: { zh: `${id} 云` }, role: "cloud-provider" },
      ]),
    ),
    "carrier-a": { name: { zh: "第一运营商" }, role: "carrier" },
    "carrier-b": { name: { zh: "第二运营商" }, role: "carrier" },
    "digital-company": { name: { zh: "数字运营公司" }, role: "operating-company" },
    "third-party": { name: { zh: "第三方监管机构" }, role: "supervisor" },
  },
};

const officer = (name: string, organisation: string, persona: string) => ({
  name,
  organisation,
  personas: [{ persona, scope: {} }],
});

export const officersFile = {
  people: {
    "security-officer": officer("安全管理员", "business", "sec-admin"),
    "system-officer": officer("系统管理员", "digital-company", "sys-admin"),
    "audit-officer": officer("审计管理员", "audit", "audit-admin"),
    "regulator-officer": officer("监管员", "business", "regulator"),
    "duty-officer": officer("值班员", "digital-company", "duty-officer"),
    "emergency-lead": officer("应急指挥", "emergency", "emergency-lead"),
  },
};
