import { dayOf } from "./days.js";
import type { Entity, Path } from "./entity.js";
import type { Estate } from "./estate.js";
import type { Text } from "./findings/rule.js";
import type { Subject } from "./people.js";
import { perEstate } from "./per-estate.js";
import type { Persona } from "./personas.js";

/** What somebody puts their name to. */
export type Act = "grant" | "exception" | "migration" | "cut-over" | "approval" | "freeze" | "emergency";

/** Who may put their name to what. */
export const entitled: Readonly<Record<Act, readonly Persona[]>> = {
  grant: ["sec-admin", "tech-authority"],
  exception: ["regulator"],
  migration: ["regulator", "tech-authority", "city-admin"],
  "cut-over": ["regulator", "tech-authority", "city-admin"],
  approval: ["regulator", "tech-authority"],
  freeze: ["regulator", "tech-authority", "emergency-lead"],
  emergency: ["emergency-lead"],
};

export const actNames: Readonly<Record<Act, Text>> = {
  grant: { zh: "互访授权", en: "a grant" },
  exception: { zh: "例外", en: "an exception" },
  migration: { zh: "上云迁移环节", en: "a migration step" },
  "cut-over": { zh: "割接", en: "a cut-over" },
  approval: { zh: "变更批准", en: "a change" },
  freeze: { zh: "封网", en: "a freeze" },
  emergency: { zh: "应急变更", en: "an emergency" },
};

/** One name under one act. */
export interface Signature {
  readonly act: Act;
  readonly entity: Entity;
  /** Where the name stands in the entity. */
  readonly path: Path;
  readonly person: string;
  /** Who asked for it, where somebody did. */
  readonly requester?: string;
  /** The day it was or will be given, `YYYY-MM-DD` in the estate's time zone. */
  readonly on: string;
  readonly subject: Subject;
}

/** Every approval and declaration in an estate. */
export const signatures: (estate: Estate) => readonly Signature[] = perEstate((estate) => [
  ...estate.all("grant").map((grant) => ofGrant(estate, grant)),
  ...estate.all("exception").map(ofException),
  ...estate.all("migration").flatMap((migration) => ofMigration(estate, migration)),
  ...estate.all("approval").map((approval) => ofApproval(estate, approval)),
  ...estate.all("freeze").map((freeze) => ofWindow(estate, freeze, "freeze")),
  ...estate.all("emergency").map((emergency) => ofWindow(estate, emergency, "emergency")),
]);

function ofGrant(estate: Estate, grant: Entity<"grant">): Signature {
  const { approver: person, requester, approved: on, to } = grant.value;
  const subject = subjectOf(estate, to);
  return { act: "grant", entity: grant, path: ["approver"], person, requester, on, subject };
}

function ofException(exception: Entity<"exception">): Signature {
  const { approver: person, requester, approved: on } = exception.value;
  return { act: "exception", entity: exception, path: ["approver"], person, requester, on, subject: {} };
}

function ofMigration(estate: Estate, migration: Entity<"migration">): Signature[] {
  const { application, requester, history, cutOver } = migration.value;
  const subject = subjectOf(estate, application);
  const steps = history.map(
    ({ approver: person, on }, index): Signature => ({
      act: "migration",
      entity: migration,
      path: ["history", index, "approver"],
      person,
      requester,
      on,
      subject,
    }),
  );
  const cut = (cutOver?.approvers ?? []).map(
    (person, index): Signature => ({
      act: "cut-over",
      entity: migration,
      path: ["cutOver", "approvers", index],
      person,
      requester,
      on: dayIn(estate, cutOver?.starts ?? ""),
      subject,
    }),
  );
  return [...steps, ...cut];
}

function ofApproval(estate: Estate, approval: Entity<"approval">): Signature {
  const { approver: person, author: requester, approved } = approval.value;
  const on = dayIn(estate, approved);
  return { act: "approval", entity: approval, path: ["approver"], person, requester, on, subject: {} };
}

function ofWindow(
  estate: Estate,
  window: Entity<"freeze"> | Entity<"emergency">,
  act: "freeze" | "emergency",
): Signature {
  const { declaredBy: person, starts, pools = estate.all("pool").map(({ id }) => id) } = window.value;
  const divisions = new Set(pools.map((pool) => estate.find("pool", pool)?.value.division));
  const [only] = divisions;
  const division = divisions.size === 1 ? only : estate.settings.province;
  const on = dayIn(estate, starts);
  return { act, entity: window, path: ["declaredBy"], person, on, subject: { division, pools } };
}

/** The department of an application, and where it belongs. */
function subjectOf(estate: Estate, application: string): Subject {
  const department = application.slice(0, application.indexOf("/"));
  return { department, division: estate.find("department", department)?.value.division };
}

function dayIn(estate: Estate, instant: string): string {
  return dayOf(instant, estate.settings.timeZone);
}
