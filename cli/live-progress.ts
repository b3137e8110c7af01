import type { Colors } from "picocolors/types.js";
import { truncate } from "./layout.js";
import type { Progress, Task } from "./progress.js";

/** A terminal, as far as we need one. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  write(text: string): void;
}

/** Progress on a terminal; `stop` leaves the terminal as it was found. */
export interface LiveProgress extends Progress {
  stop(): void;
}

const esc = String.fromCharCode(27);
const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMilliseconds = 100;

/**
 * Shows tasks under way as lines that are drawn anew; finished ones scroll up and stay. Draws at most as many lines
 * as the terminal has.
 */
export function liveProgress(terminal: Terminal, colors: Colors): LiveProgress {
  const active = new Map<Task, { title: string; detail: string }>();
  let drawn = 0;
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  const line = (mark: string, title: string, detail: string) =>
    `${mark} ${truncate(detail ? `${title}  ${detail}` : title, terminal.columns - 3)}\n`;
  const erase = () => {
    if (drawn > 0) terminal.write(`${esc}[${drawn}A${esc}[0J`);
    drawn = 0;
  };
  const draw = () => {
    erase();
    const mark = colors.cyan(frames[frame++ % frames.length] ?? "");
    const shown = [...active.values()].slice(0, Math.max(1, terminal.rows - 2));
    for (const { title, detail } of shown) terminal.write(line(mark, title, detail));
    drawn = shown.length;
  };
  const stop = () => {
    erase();
    clearInterval(timer);
    timer = undefined;
  };
  const end = (task: Task, mark?: string, detail?: string) => {
    const { title = "", detail: latest = "" } = active.get(task) ?? {};
    if (!active.delete(task)) return;
    erase();
    if (mark) terminal.write(line(mark, title, detail ?? latest));
    if (active.size === 0) stop();
    else draw();
  };

  return {
    stop,
    begin(title) {
      const task: Task = {
        update(detail) {
          if (active.has(task)) active.set(task, { title, detail });
        },
        done: (detail) => end(task, colors.green("✓"), detail),
        fail: (detail) => end(task, colors.red("✗"), detail),
        drop: () => end(task),
      };
      active.set(task, { title, detail: "" });
      timer ??= setInterval(draw, frameMilliseconds).unref();
      draw();
      return task;
    },
  };
}
