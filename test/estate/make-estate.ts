import type { z } from "zod";
import type { Entity, EntityTypes, Kind } from "../../estate/entity.js";
import { Estate } from "../../estate/estate.js";
import { application as applicationSchema } from "../../estate/kinds/application.js";
import { department as departmentSchema } from "../../estate/kinds/department.js";
import { division as divisionSchema } from "../../estate/kinds/division.js";
import { person as personSchema } from "../../estate/kinds/person.js";
import { capabilities, pool as poolSchema } from "../../estate/kinds/pool.js";
import { segment as segmentSchema } from "../../estate/kinds/segment.js";

/** An estate of just these entities, for tests of what is computed from one. */
export function estateOf(...entities: readonly Entity[]): Estate {
  return new Estate("/nowhere", entities);
}

/** An entity of any kind, its value as the schema would have given it. */
export function entity<K extends Kind>(kind: K, id: string, value: EntityTypes[K], owner = id): Entity<K> {
  return { kind, id, file: `${kind}/${owner}.yaml`, path: [], owner, value };
}

export function division(id: string, value: Partial<z.input<typeof divisionSchema>>): Entity<"division"> {
  return entity("division", id, divisionSchema.parse({ name: { zh: id }, level: "city", ...value }));
}

export function department(
  id: string,
  value: Partial<z.input<typeof departmentSchema>> = {},
): Entity<"department"> {
  const base = {
    name: { zh: id },
    division: "230000",
    accessClass: "A",
    administrators: ["somebody"],
    contacts: [{ name: "某人", phone: "0451-5550000" }],
  };
  return entity("department", id, departmentSchema.parse({ ...base, ...value }));
}

export function application(
  id: string,
  value: Partial<z.input<typeof applicationSchema>> = {},
): Entity<"application"> {
  const base = {
    name: { zh: id },
    zone: "public",
    level: 2,
    dataClass: "general",
    drTier: "general",
    placements: {},
  };
  const owner = id.slice(0, id.indexOf("/"));
  return entity("application", id, applicationSchema.parse({ ...base, ...value }), owner);
}

export function person(id: string, value: Partial<z.input<typeof personSchema>> = {}): Entity<"person"> {
  return entity("person", id, personSchema.parse({ name: id, organisation: "bureau", ...value }));
}

export function pool(id: string, value: Partial<z.input<typeof poolSchema>> = {}): Entity<"pool"> {
  const base = {
    name: { zh: id },
    tier: "province",
    division: "230000",
    operator: "operator",
    platform: "platform",
    management: "terraform",
    kubernetes: {
      version: "1.35",
      context: id,
      podCidrs: ["100.64.0.0/16"],
      serviceCidrs: ["100.96.0.0/16"],
    },
    cni: { name: "calico", version: "3.32.1" },
    architecture: "amd64",
    level: 3,
    nodes: {},
    storageClasses: {},
    capabilities: Object.fromEntries(capabilities.map((capability) => [capability, "yes"])),
  };
  return entity("pool", id, poolSchema.parse({ ...base, ...value }));
}

export function segment(
  id: string,
  pool: string,
  value: Partial<z.input<typeof segmentSchema>>,
): Entity<"segment"> {
  const base = { zone: "public", vrf: "public", cidr4: "10.0.0.0/8", planes: ["a", "b"], committedMbps: 0 };
  return entity("segment", id, segmentSchema.parse({ ...base, ...value }), pool);
}
