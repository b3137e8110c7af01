import { mainHelp, verbHelp } from "../help.js";
import type { Verb } from "../verb.js";
import { page } from "./markdown.js";

const columns = 100;

/** The help of every verb, in both languages. */
export function commandsPage(verbs: readonly Verb[]): string {
  const block = (text: string) => ["```text", text, "```"].join("\n");
  return page("命令 · Commands", [
    block(mainHelp(verbs, "zh", columns)),
    block(mainHelp(verbs, "en", columns)),
    ...verbs.flatMap((verb) => [
      `## ${verb.name}`,
      block(verbHelp(verb, "zh", columns)),
      block(verbHelp(verb, "en", columns)),
    ]),
  ]);
}
