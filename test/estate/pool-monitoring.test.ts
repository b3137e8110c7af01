import { expect, it } from "vitest";
import { loadEstate } from "../../estate/index.js";
import { inFolder, line, smallEstate } from "./folder.js";

const monitoring = `monitoring:
  services:
    velro: { namespace: velero, service: velero, port: 8085 }
    ups: { namespace: facility, service: NUT, port: 0 }
  devices: { snmp: { switch: 10.1 } }
  probes:
    one: { module: portall, target: https://portal.example/, zone: internet }
    two: { module: plane, target: 10.0.0.1, zone: internet }
    three: { module: portal, target: "ftp://portal.example/", zone: internet }
`;

it("what a pool watches is refused at the word that is wrong, with the words there are", async () => {
  const found = await inFolder({ ...smallEstate, "pools/p.yaml": monitoring }, async (folder) =>
    (await loadEstate(folder)).findings.map(line),
  );
  // The rest of the pool is missing, which others tell.
  expect(found.filter((one) => !one.includes("pools/p.yaml:1:1 ")).sort()).toEqual([
    'pools/p.yaml:3:5 EST002 unknown key "velro" (did you mean "velero"?)',
    'pools/p.yaml:4:42 EST004 value "NUT" is not accepted: it has the wrong form (The name of its service)',
    "pools/p.yaml:4:53 EST004 value 0 is not accepted: must be at least 1 (The port that its pods listen on)",
    "pools/p.yaml:5:30 EST004 value 10.1 is not accepted: must be text: put it in quotes (IP address)",
    'pools/p.yaml:7:20 EST004 value "portall" is not accepted: must be one of plane | exchange-point | portal | service (What is probed: a plane, an exchange point, a portal or a shared service)',
    'pools/p.yaml:8:10 EST003 key "plane" is missing (add plane: The plane that it passes)',
    'pools/p.yaml:9:38 EST004 value "ftp://portal.example/" is not accepted: it has the wrong form (The address at a plane\'s other end; of the rest, a URL)',
  ]);
});
