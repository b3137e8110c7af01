import { execa } from "execa";
import { blocksOf } from "./sandbox.js";

/** A command a page shows, and what the page says it prints. */
export interface Shown {
  /** One command, or several lines with a here-document. */
  readonly command: string;
  readonly output: string;
}

/**
 * The commands in the `console` blocks of a page: `$ ` begins one, `> ` continues it, other lines are its output.
 * A block marked `console again` shows what cannot be repeated on any machine and is left alone.
 */
export function commandsOf(markdown: string): Shown[] {
  return blocksOf(markdown)
    .filter(({ info }) => info === "console")
    .flatMap(({ text }) => stepsOf(text));
}

function stepsOf(block: string): Shown[] {
  const steps: { command: string; output: string }[] = [];
  for (const line of block.split("\n").slice(0, -1)) {
    const last = steps.at(-1);
    if (line.startsWith("$ ")) steps.push({ command: line.slice(2), output: "" });
    else if (line.startsWith("> ") && last && last.output === "") last.command += `\n${line.slice(2)}`;
    else if (last) last.output += `${line}\n`;
  }
  return steps;
}

/** Stands for `npx zhengyun`, which takes a second to look for what lies here. */
const shortcut = 'npx() { shift; node dist/bin/zhengyun.js "$@"; }';

/** What a command prints in a folder, in English, without colours, 100 columns wide. */
export async function printed(command: string, folder: string): Promise<string> {
  const { stdout } = await execa("bash", ["-c", `${shortcut}\n${command}`], {
    cwd: folder,
    reject: false,
    env: { LANG: "C.UTF-8", LC_ALL: "C.UTF-8", NO_COLOR: "1", COLUMNS: "100" },
  });
  return stdout === "" ? "" : `${stdout}\n`;
}

/** A text without what differs from day to day: durations, dates, and blanks at the ends of lines. */
export function settled(text: string): string {
  return text
    .replaceAll(/\d+(\.\d+)? (s\b|秒)/g, "N s")
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, "DAY")
    .replaceAll(/[ \t]+$/gm, "");
}

/** The page with the outputs of its commands put in anew. */
export function withOutputs(markdown: string, outputs: readonly string[]): string {
  let next = 0;
  return markdown.replaceAll(/^```console\n([\s\S]*?)^```$/gm, (_, block: string) => {
    const steps = stepsOf(block).map(({ command }) => {
      const lines = command.split("\n").map((line, index) => `${index === 0 ? "$ " : "> "}${line}`);
      return `${lines.join("\n")}\n${outputs[next++] ?? ""}`;
    });
    return `\`\`\`console\n${steps.join("")}\`\`\``;
  });
}
