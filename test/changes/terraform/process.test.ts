import { describe, expect, it } from "vitest";
import { type ProcessOptions, run } from "../../../changes/terraform/process.js";

const script = (source: string, options: Partial<ProcessOptions> = {}) =>
  run(process.execPath, ["-e", source], {
    folder: process.cwd(),
    environment: {},
    timeout: 20_000,
    interruption: new AbortController().signal,
    ...options,
  });

/** Says it is there, then waits; on the first interrupt it says so and comes to its end. */
const patient = `
  let asked = 0;
  process.on("SIGINT", () => { asked += 1; console.log("asked " + asked); setTimeout(() => process.exit(3), 150); });
  setInterval(() => {}, 1000);
  console.log("here");
`;
/** Pays no heed. */
const stubborn = `process.on("SIGINT", () => {}); setInterval(() => {}, 1000); console.log("here");`;

/** Aborts as soon as the program has said its first line. */
function interruptAtFirstLine(): Pick<ProcessOptions, "interruption" | "onLine"> {
  const controller = new AbortController();
  return { interruption: controller.signal, onLine: () => controller.abort() };
}

describe("a program", () => {
  it("is run to its end; its lines are handed on as they come", async () => {
    const lines: string[] = [];
    const ended = await script("console.log('a\\nb'); console.error('c'); process.exitCode = 4", {
      onLine: (line) => lines.push(line),
    });
    expect(ended).toEqual({ code: 4, stdout: "a\nb", stderr: "c" });
    expect(lines).toEqual(["a", "b"]);
  });

  it("gets exactly the environment it is given", async () => {
    const { stdout } = await script("console.log(JSON.stringify(process.env))", { environment: { A: "1" } });
    expect(JSON.parse(stdout)).toEqual({ A: "1" });
  });

  it("stands in a session of its own, where a terminal's Ctrl-C does not reach it", async () => {
    const source = `console.log(require("node:fs").readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ")[2] === String(process.pid))`;
    expect((await script(source)).stdout).toBe("true");
  });

  it("is asked once to stop, and waited for", async () => {
    const ended = await script(patient, interruptAtFirstLine());
    expect(ended).toEqual({ code: 3, stdout: "here\nasked 1", stderr: "", stopped: "interrupted" });
  });

  it("is asked to stop when its time is over", async () => {
    expect(await script(patient, { timeout: 3000 })).toMatchObject({ code: 3, stopped: "timeout" });
  });

  it("that does not stop is killed in the end, and that is said", async () => {
    const ended = await script(stubborn, { ...interruptAtFirstLine(), patience: 300 });
    expect(ended).toMatchObject({ code: undefined, stopped: "interrupted", killed: true });
  });

  it("is not begun after an interruption", async () => {
    const interruption = AbortSignal.abort();
    expect(await script("console.log('begun')", { interruption })).toEqual({
      code: undefined,
      stdout: "",
      stderr: "",
      stopped: "interrupted",
    });
  });

  it("that does not exist is our own fault", async () => {
    const options = {
      folder: "/",
      environment: {},
      timeout: 1000,
      interruption: new AbortController().signal,
    };
    await expect(run("/no/such/program", [], options)).rejects.toThrow("ENOENT");
  });
});
