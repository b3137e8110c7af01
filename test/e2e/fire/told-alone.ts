import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inProject } from "../../in-project.js";

/** Who is told of what is nobody's own. */
export const nobodyInParticular = "everything-else";

/** Somebody who is told alone: the id of a person, their rota and its receiver, and the alerts that come to them. */
export interface ToldAlone {
  readonly id: string;
  readonly match: Readonly<Record<string, readonly string[]>>;
}

interface Addresses {
  readonly relay: string;
  readonly tokenFile: string;
  readonly gateway: string;
}

/**
 * An estate in which everybody is told alone and what no route knows comes to somebody else, so that who was told
 * shows what was told. The first whose alert it is is told.
 */
export function estateToldAlone(
  folder: string,
  told: readonly ToldAlone[],
  { relay, tokenFile, gateway }: Addresses,
): string {
  const ids = [...told.map(({ id }) => id), nobodyInParticular];
  const lines = (line: (id: string, index: number) => string) => ids.map(line).join("");
  const routes = told.map(({ id, match }) => `  - { match: ${JSON.stringify(match)}, receiver: ${id} }\n`);
  const files: Readonly<Record<string, string>> = {
    "duty/people.yaml": `people:\n${standing}${lines(
      (id, index) =>
        `  ${id}: { name: 值班${index}, organisation: data-bureau, phone: 0451-000 ${1000 + index}, channels: [voice, sms], personas: [] }\n`,
    )}`,
    "duty/rota.yaml": `rotas:\n${lines(
      (id) =>
        `  ${id}: { name: { zh: ${id} }, layers: [{ people: [${id}], rotation: { every: 1, unit: weeks }, from: 2025-12-01 }] }\n`,
    )}`,
    "duty/receivers.yaml": `gateways:\n  voice: { url: "${gateway}" }\n  sms: { url: "${gateway}" }\nreceivers:\n${lines(
      (id) => `  ${id}: { name: { zh: ${id} }, rota: ${id} }\n`,
    )}`,
    "duty/routing.yaml": `relay: { url: "${relay}", tokenFile: ${tokenFile} }\nreceiver: ${nobodyInParticular}\ngroupWaitSeconds: 1\ngroupIntervalSeconds: 1\nroutes:\n${routes.join("")}`,
  };
  cpSync(fileURLToPath(inProject("test/estate/checks/base/")), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Those whom the rest of the estate names. */
const standing = `  wang-lei: { name: 王磊, organisation: data-bureau, personas: [{ persona: regulator }] }
  li-na: { name: 李娜, organisation: data-bureau, personas: [{ persona: city-admin, scope: { division: "230100" } }] }
  zhao-min: { name: 赵敏, organisation: data-bureau, personas: [{ persona: tech-authority }] }
  sun-jie: { name: 孙洁, organisation: education, personas: [{ persona: tenant-admin, scope: { department: education } }] }
  zhou-tao: { name: 周涛, organisation: health, personas: [{ persona: tenant-admin, scope: { department: health } }] }
  wu-fang: { name: 吴芳, organisation: data-bureau, personas: [{ persona: tenant-admin, scope: { department: data-bureau } }] }
`;
