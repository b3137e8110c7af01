import type { Entity, Estate } from "../estate/index.js";
import { hasLeft } from "../estate/people.js";
import { UsageError } from "../estate/usage-error.js";
import { type GitFacts, gitFacts } from "./git.js";

/** How we know who is at work. It is as sure as the machine is: this is written down with the name. */
type KnownBy = "option" | "environment" | "git";

/** Who is at work. */
export interface Identity {
  /** Id in duty/people.yaml. */
  readonly person: string;
  readonly knownBy: KnownBy;
}

/** The same with what git knows of the estate. */
export interface Who {
  /** Undefined if nothing says who. */
  readonly identity: Identity | undefined;
  readonly git: GitFacts;
}

/** @throws UsageError if somebody is named whom the estate does not know, or who has left */
export async function whoIsAtWork(estate: Estate, options: Omit<IdentityOptions, "gitEmail">): Promise<Who> {
  const git = await gitFacts(estate.root);
  return { git, identity: identify(estate, { ...options, gitEmail: git.email }) };
}

export interface IdentityOptions {
  /** What `--as` says. */
  readonly asked: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `user.email` of git in the estate's folder. */
  readonly gitEmail: string | undefined;
  readonly today: string;
}

/**
 * Who is at work: `--as`, else ZHENGYUN_USER, else the person of git's e-mail address.
 * @returns undefined if nothing says so
 * @throws UsageError if somebody is named whom the estate does not know, or who has left
 */
export function identify(estate: Estate, options: IdentityOptions): Identity | undefined {
  const { asked, environment, gitEmail, today } = options;
  if (asked !== undefined)
    return { person: assertPerson(estate, asked, "--as", today).id, knownBy: "option" };
  const named = environment.ZHENGYUN_USER;
  if (named)
    return { person: assertPerson(estate, named, "ZHENGYUN_USER", today).id, knownBy: "environment" };
  const person = gitEmail && personByEmail(estate, gitEmail);
  return person && !hasLeft(person, today) ? { person: person.id, knownBy: "git" } : undefined;
}

/** The person with an e-mail address, whatever its case. */
export function personByEmail(estate: Estate, email: string): Entity<"person"> | undefined {
  const wanted = email.trim().toLowerCase();
  return estate.all("person").find(({ value }) => value.email?.toLowerCase() === wanted);
}

function assertPerson(estate: Estate, id: string, source: string, today: string): Entity<"person"> {
  const person = estate.find("person", id);
  if (person && !hasLeft(person, today)) return person;
  const hint = {
    zh: "请写 duty/people.yaml 中的人员标识",
    en: "give the id of a person in duty/people.yaml",
  };
  throw new UsageError(
    person
      ? { zh: `${source} 指定的 ${id} 已离岗`, en: `${id}, named by ${source}, has left` }
      : {
          zh: `${source} 指定的 ${id} 不在底账的人员中`,
          en: `${id}, named by ${source}, is nobody in the estate`,
        },
    hint,
  );
}
