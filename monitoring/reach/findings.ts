import { findingsOf, type Told } from "../../estate/check.js";
import { type At, at } from "../../estate/checks.js";
import type { Estate } from "../../estate/estate.js";
import type { Finding } from "../../estate/findings/finding.js";
import type { Rule } from "../../estate/findings/rule.js";
import type { Gap, LostPost, Proof } from "./prove.js";
import { reachRules } from "./rules.js";
import { alertsText, whenText } from "./when.js";

/** Everything that a proof found wrong, at the lines that are to be mended. */
export function reachFindings(estate: Estate, { gaps, lost, circles }: Proof): Finding[] {
  return findingsOf(estate, [
    ...gaps.map((gap) => toldOf(estate, gap)),
    ...lost.map((post) => lostOf(estate, post)),
    ...circles.map((circle) => told(reachRules.circle, { circle: circle.join(", ") }, routingAt(estate, []))),
  ]);
}

/** The one finding about an estate without a routing. */
export function noRouting(estate: Estate): Finding[] {
  const settings = estate.find("settings", "estate");
  return settings ? findingsOf(estate, [told(reachRules.noRouting, {}, at(settings))]) : [];
}

/** The one finding about a year whose holidays are not known. */
export function unknownYear(estate: Estate, year: number): Finding[] {
  return findingsOf(estate, [told(reachRules.unknownYear, { year }, routingAt(estate, []))]);
}

function told<P>(rule: Rule<P>, params: P, where: At): Told {
  return { rule: rule as Rule<unknown>, breach: { at: where, params } };
}

function toldOf(estate: Estate, { hole, spans, alerts }: Gap): Told {
  const common = { when: whenText(spans), alerts: alertsText(alerts) };
  switch (hole.why) {
    case "muted":
      return told(reachRules.muted, common, routingAt(estate, hole.path));
    case "no-person":
      return told(reachRules.noPerson, { ...common, receiver: hole.receiver }, receiverAt(estate, hole));
    case "nobody":
      return told(reachRules.nobody, { ...common, shift: nobody }, rotaAt(estate, hole.rota));
    case "lost":
      return told(reachRules.nobody, { ...common, shift: lostText(hole.people) }, rotaAt(estate, hole.rota));
    case "one-channel":
      return told(reachRules.oneChannel, { ...common, person: hole.person }, personAt(estate, hole));
    case "late":
      return told(reachRules.late, { ...common, after: hole.minutes }, rotaAt(estate, hole.rota));
  }
}

const nobody = { zh: "无人当班", en: "nobody is on shift" };

function lostText(people: readonly string[]): { zh: string; en: string } {
  return {
    zh: `当班的 ${people.join("、")} 无法通知`,
    en: `${people.join(", ")} on shift cannot be told`,
  };
}

function lostOf(estate: Estate, { rota, post, why, spans }: LostPost): Told {
  const where = postAt(estate, rota, post.person, post.layer);
  return told(reachRules[why], { person: post.person, when: whenText(spans) }, where);
}

/** A route by its place; the root's receiver for the root. */
function routingAt(estate: Estate, path: readonly number[]): At {
  const routing = estate.find("routing", "routing");
  if (!routing) throw new Error("an estate without a routing was not proven");
  const [outer, inner] = path;
  if (outer === undefined) return at(routing, ["receiver"]);
  return at(routing, inner === undefined ? ["routes", outer] : ["routes", outer, "routes", inner]);
}

function receiverAt(estate: Estate, hole: { receiver: string; path: readonly number[] }): At {
  const receiver = estate.find("receiver", hole.receiver);
  return receiver ? at(receiver) : routingAt(estate, hole.path);
}

function rotaAt(estate: Estate, id: string): At {
  const rota = estate.find("rota", id);
  return rota ? at(rota) : routingAt(estate, []);
}

function personAt(estate: Estate, { person: id, rota }: { person: string; rota: string }): At {
  const person = estate.find("person", id);
  return person ? at(person, ["channels"]) : rotaAt(estate, rota);
}

/** Where somebody stands in a layer, or the rota where they do not: by an override or a swap. */
function postAt(estate: Estate, id: string, person: string, layer: number | undefined): At {
  const rota = estate.find("rota", id);
  const index = layer === undefined ? -1 : (rota?.value.layers[layer]?.people.indexOf(person) ?? -1);
  return rota && layer !== undefined && index >= 0
    ? at(rota, ["layers", layer, "people", index])
    : rotaAt(estate, id);
}
