import { execa } from "execa";

/** What git knows of an estate's folder. Everything is undefined where it is in no repository, or git is missing. */
export interface GitFacts {
  readonly commit: string | undefined;
  /** Whether files of the estate differ from that commit. */
  readonly modified: boolean;
  /** E-mail address of the commit's author. */
  readonly committer: string | undefined;
  /** The user's own e-mail address, from `user.email`. */
  readonly email: string | undefined;
}

export async function gitFacts(folder: string): Promise<GitFacts> {
  const [head, status, email] = await Promise.all([
    git(folder, ["log", "-1", "--format=%H %ae"]),
    git(folder, ["status", "--porcelain", "--", "."]),
    git(folder, ["config", "user.email"]),
  ]);
  const [commit, committer] = head?.split(" ") ?? [];
  return { commit, committer, modified: Boolean(commit) && status !== "", email };
}

async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const env = { GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" };
  const { exitCode, stdout } = await execa("git", ["-C", folder, ...args], {
    env,
    reject: false,
    timeout: 10_000,
  });
  return exitCode === 0 ? stdout.trim() : undefined;
}
