import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import { UsageError } from "../../estate/usage-error.js";
import { type Minute, minuteOf, minuteText } from "../../monitoring/duty/clock.js";
import { type Roster, rosterOf, watchAt } from "../../monitoring/duty/roster.js";
import type { Post } from "../../monitoring/duty/timeline.js";
import { allAlerts } from "../../monitoring/index.js";
import type { Context } from "../context.js";
import { readEstate } from "../estate-read.js";
import { refusal } from "../refusal.js";
import { didYouMean } from "../usage-faults.js";
import type { Outcome } from "../verb.js";
import { minuteTyped } from "./moment.js";
import { type Way, waysOf } from "./ways.js";
import { whoText } from "./who-text.js";

/** The command line of `duty who`. */
interface WhoInput {
  readonly estate: string | undefined;
  readonly at: string | undefined;
  readonly rota: string | undefined;
  readonly alert: string | undefined;
  readonly pool: string | undefined;
}

/** Somebody on shift, as people are called. */
export interface Called extends Pick<Post, "person" | "instead"> {
  readonly name: string;
  readonly role: string;
  readonly phone?: string;
  readonly channels: readonly string[];
}

/** Whom one rota calls, and until when. */
export interface RotaAnswer {
  readonly rota: string;
  readonly name: string;
  /** The next change, as `YYYY-MM-DD HH:MM`. */
  readonly until: string;
  readonly called: readonly Called[];
  readonly escalateAfterMinutes: number;
}

/** What `duty who` answers. */
export interface WhoAnswer {
  readonly at: string;
  readonly rotas: readonly RotaAnswer[];
  /** The ways of the alert asked about. */
  readonly ways?: readonly Way[];
}

export async function runWho(input: WhoInput, context: Context): Promise<Outcome> {
  const read = await readEstate(input.estate, undefined, context);
  if (!read.estate) return refusal(read, context);
  const roster = rosterOf(read.estate);
  const minute =
    input.at === undefined
      ? minuteOf(context.now().getTime(), roster.clock.offset)
      : minuteTyped(input.at, roster.clock.offset);
  const { alert, pool } = input;
  const ways =
    alert === undefined ? undefined : waysOf(read.estate, await allAlerts(), { alert, pool }, minute);
  const asked = ways ? rotasOnWay(roster, ways) : rotasAsked(roster, input.rota);
  const answer = {
    ...answerAt(read.estate, roster, asked, minute, context),
    ...(ways ? { ways } : {}),
  };
  const isSomebodyMissing =
    answer.rotas.some(({ called }) => called.length === 0) || (ways !== undefined && asked.length === 0);
  return { exitCode: isSomebodyMissing ? 1 : 0, json: answer, text: whoText(answer, context) };
}

function rotasAsked({ rotas }: Roster, asked: string | undefined): readonly Entity<"rota">[] {
  if (asked === undefined) return rotas;
  const found = rotas.find(({ id }) => id === asked);
  if (found) return [found];
  const known = rotas.map(({ id }) => id);
  throw new UsageError(
    { zh: `没有值班表 ${asked}`, en: `there is no rota ${asked}` },
    didYouMean(asked, known, {
      zh: `值班表：${known.join("、") || "无"}`,
      en: `the rotas are ${known.join(", ") || "none"}`,
    }),
  );
}

/** The rotas that an alert is told to now. */
function rotasOnWay({ rotas }: Roster, ways: readonly Way[]): readonly Entity<"rota">[] {
  const told = new Set(ways.flatMap(({ rota, isTold }) => (isTold && rota !== undefined ? [rota] : [])));
  return rotas.filter(({ id }) => told.has(id));
}

function answerAt(
  estate: Estate,
  { clock }: Roster,
  rotas: readonly Entity<"rota">[],
  minute: Minute,
  { language }: Context,
): WhoAnswer {
  const answers = rotas.map((rota): RotaAnswer => {
    const { posts, to } = watchAt(rota, minute, clock);
    const { name, escalateAfterMinutes } = rota.value;
    const called = posts.map((post) => calledAs(estate, rota, post, language));
    return {
      rota: rota.id,
      name: name[language] ?? name.zh,
      until: minuteText(to),
      called,
      escalateAfterMinutes,
    };
  });
  return { at: minuteText(minute), rotas: answers };
}

function calledAs(estate: Estate, rota: Entity<"rota">, post: Post, language: Context["language"]): Called {
  const person = estate.find("person", post.person)?.value;
  const role = rota.value.roles[post.role];
  return {
    person: post.person,
    name: person?.name ?? post.person,
    role: role?.[language] ?? role?.zh ?? post.role,
    ...(post.instead === undefined ? {} : { instead: post.instead }),
    ...(person?.phone === undefined ? {} : { phone: person.phone }),
    channels: person?.channels ?? [],
  };
}
