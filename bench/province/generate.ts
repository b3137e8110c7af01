import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { groupBy } from "../../estate/index.js";
import { applicationsOf } from "./applications.js";
import { officersFile, operatorsFile, settingsFile } from "./catalogue.js";
import { administratorsFile, departmentFile, divisionsFile } from "./documents.js";
import { grantFile, grantsOf, serviceFile, servicesOf, talkersOf } from "./grants.js";
import { committedAt, planesFile, segmentsFile } from "./network.js";
import { poolFile, pools } from "./pools.js";
import { departmentsOf, divisionsOf, type Size, wholeProvince } from "./tree.js";
import { yamlText } from "./yaml-text.js";

/** What was written. */
export interface Generated {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes a province as the YAML files of an estate, the same for the same size. It passes every check on
 * 2026-11-22.
 */
export function generateProvince(folder: string, size: Size = wholeProvince): Generated {
  let files = 0;
  let bytes = 0;
  for (const [file, data] of filesOf(size)) {
    const path = join(folder, file);
    const text = `# yaml-language-server: $schema=${"../".repeat(file.split("/").length - 1)}schemas/estate.json\n${yamlText(data)}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    files++;
    bytes += Buffer.byteLength(text);
  }
  return { files, bytes };
}

type File = [path: string, data: object];

function* filesOf(size: Size): Generator<File> {
  const divisions = divisionsOf(size);
  const departments = departmentsOf(divisions, size);
  const applications = applicationsOf(departments, size);
  const services = servicesOf(applications);
  const grants = grantsOf(applications, services, size);
  yield ["estate.yaml", settingsFile];
  yield ["operators.yaml", operatorsFile];
  yield ["divisions.yaml", divisionsFile(divisions)];
  yield ["duty/people/officers.yaml", officersFile];
  for (const [division, own] of groupBy(departments, (department) => department.division)) {
    yield [`duty/people/${division.code}.yaml`, administratorsFile(division, own)];
  }
  const byDepartment = groupBy(applications, (application) => application.department);
  for (const department of departments) {
    yield [
      `departments/${department.id}.yaml`,
      departmentFile(department, byDepartment.get(department) ?? []),
    ];
  }
  for (const service of services)
    yield [`services/${service.department.id}-${service.key}.yaml`, serviceFile(service)];
  for (const grant of grants) yield [`grants/${grant.id}.yaml`, grantFile(grant)];
  const talkers = talkersOf(grants, applications);
  const committed = new Map<string, number>();
  for (const pool of pools) {
    const segments = segmentsFile(pool, applications, talkers);
    committed.set(pool.id, committedAt(segments.segments));
    yield [`network/segments/${pool.id}.yaml`, segments];
    yield [`pools/${pool.id}.yaml`, poolFile(pool, divisions[0]?.given ?? new Map())];
  }
  yield ["network/planes.yaml", planesFile(committed)];
}
