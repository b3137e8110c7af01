import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, name, quotaByPool, ref } from "../schema.js";
import { application, applicationKey } from "./application.js";

const contact = z.strictObject({
  name: z.string().min(1).max(40),
  phone: z.string().regex(/^[0-9+ -]{5,20}$/),
  duty: z.string().max(40).optional().meta(about("职责", "What to call about")),
});

/** A tenant: a department, or a unit (事业单位、下属单位) under one. */
export const department = z
  .strictObject({
    name,
    division: ref.division,
    level: z
      .enum(["department", "unit"])
      .default("department")
      .meta(about("部门或下属单位", "A department, or a unit under one")),
    parent: ref.department.optional().meta(about("下属单位的主管部门", "The department above a unit")),
    accessClass: z
      .enum(["A", "B", "C", "D", "E", "F"])
      .meta(
        about(
          "接入类别（DB34/T 3607-2020）：A 仅公用区；B 公用区+统一出口；C 公用区+自建出口；D 公用+专用+统一出口；E 公用+专用+自建出口；F 集中园区",
          "Access class A–F (DB34/T 3607-2020): A public zone only; B with the unified Internet exit; C with its own exit; D public and private, unified exit; E public and private, own exit; F shared campus",
        ),
      ),
    administrators: z
      .array(ref.person)
      .min(1)
      .meta(about("管理员（人员标识）", "Administrators (person ids)")),
    contacts: z.array(contact).min(1).meta(about("联系人", "Contacts")),
    quota: quotaByPool.default({}),
    applications: z.record(applicationKey, application).default({}).meta(about("政务应用", "Applications")),
  })
  .meta(about("部门（租户）", "Department (tenant)"));

export type Department = z.infer<typeof department>;

declare module "../entity.js" {
  interface EntityTypes {
    department: Department;
  }
}

export default defineDocument({
  name: "department",
  title: { zh: "部门与政务应用", en: "Departments and applications" },
  at: "departments/",
  schema: department,
  kind: "department",
  collections: { applications: { kind: "application", qualified: true } },
});
