import type { Estate } from "../../../estate/estate.js";
import { loadEstate } from "../../../estate/load.js";
import { reachFindings } from "../../../monitoring/reach/findings.js";
import { prove } from "../../../monitoring/reach/prove.js";
import type { RoutedAlert } from "../../../monitoring/routing/alerts.js";
import { estateWith } from "../../cli/folder-with.js";

/** Two people who can be called, written in a message, and mailed. */
export const people = `people:
  wang-lei: { name: 王磊, organisation: data-bureau, phone: 0451-5550000, channels: [voice, sms], personas: [{ persona: regulator }] }
  zhao-min: { name: 赵敏, organisation: data-bureau, phone: 0451-5550001, channels: [voice, wecom], personas: [{ persona: tech-authority }] }
  li-na: { name: 李娜, organisation: data-bureau, personas: [{ persona: city-admin, scope: { division: "230100" } }] }
  sun-jie: { name: 孙洁, organisation: education, personas: [{ persona: tenant-admin, scope: { department: education } }] }
  zhou-tao: { name: 周涛, organisation: health, personas: [{ persona: tenant-admin, scope: { department: health } }] }
  wu-fang: { name: 吴芳, organisation: data-bureau, personas: [{ persona: tenant-admin, scope: { department: data-bureau } }] }
`;

const rota = `rotas:
  main:
    name: { zh: 总值班 }
    layers:
      - people: [wang-lei, zhao-min]
        rotation: { every: 1, unit: days }
        from: 2025-12-31
  second:
    name: { zh: 二线 }
    layers:
      - people: [zhao-min]
        rotation: { every: 1, unit: weeks }
        from: 2025-12-31
`;

export const receivers = `gateways:
  voice: { url: "https://gateway.example/voice" }
  sms: { url: "https://gateway.example/sms" }
  wecom: { url: "https://gateway.example/wecom" }
receivers:
  main: { name: { zh: 总值班 }, rota: main }
  second: { name: { zh: 二线 }, rota: second }
  chat: { name: { zh: 群 }, groups: [{ channel: wecom, urlFile: /etc/zhengyun/robot }] }
`;

/** A routing of these lines. */
export const routingOf = (
  lines: string,
): string => `relay: { url: "https://duty.example", tokenFile: /etc/token }
${lines}
`;

const alert = (name: string, severity: "critical" | "warning", level: "pool" | "province"): RoutedAlert => ({
  name,
  severity,
  level,
  labels: { severity, team: "platform", domain: "pools" },
});

export const alerts: readonly RoutedAlert[] = [
  alert("PoolDown", "critical", "province"),
  alert("DiskFull", "warning", "pool"),
];

/** The estate of the scene, with these files in place of its own. */
export async function sceneWith(files: Readonly<Record<string, string>>): Promise<Estate> {
  const own = {
    "duty/people.yaml": people,
    "duty/rota.yaml": rota,
    "duty/receivers.yaml": receivers,
    "duty/routing.yaml": routingOf("receiver: main"),
  };
  const { estate, findings } = await loadEstate(estateWith({ ...own, ...files }));
  if (!estate || findings.length > 0) throw new Error(JSON.stringify(findings));
  return estate;
}

/** What a proof of a year finds, each with its code and place, in English. */
export async function found(files: Readonly<Record<string, string>>, year = 2026): Promise<string[]> {
  const estate = await sceneWith(files);
  return reachFindings(estate, prove(estate, alerts, year)).map(
    ({ code, file, line, entity, message }) => `${file}:${line} ${code} ${entity}: ${message.en}`,
  );
}
