import { describe, expect, it } from "vitest";
import { understand } from "../../cli/request.js";
import { UsageError } from "../../estate/usage-error.js";

const plain = { lang: undefined, json: false, noColor: false, help: false };

/** What was understood, with the verb as its name. */
async function understood(line: string) {
  const request = await understand(line.split(" ").filter(Boolean));
  return "verb" in request ? { ...request, verb: request.verb?.name } : request;
}

async function refused(line: string): Promise<string> {
  try {
    await understand(line.split(" ").filter(Boolean));
  } catch (error) {
    if (error instanceof UsageError)
      return `${error.text.en} | ${error.hint.en} | ${error.text.zh} | ${error.hint.zh}`;
    throw error;
  }
  return "was understood";
}

describe("a command line", () => {
  it("is read by the declarations of its verb", async () => {
    expect(await understood("check my-province --format sarif --at 2027-01-01")).toEqual({
      kind: "run",
      verb: "check",
      input: { estate: "my-province", format: "sarif", strictIsolation: false, at: "2027-01-01", ...plain },
      common: plain,
    });
  });

  it("may leave out what has a default", async () => {
    expect(await understood("check")).toEqual({
      kind: "run",
      verb: "check",
      input: { estate: undefined, format: "text", strictIsolation: false, at: undefined, ...plain },
      common: plain,
    });
  });

  it("may name common options before the verb and after it, and the later one counts", async () => {
    expect(await understood("--lang zh --json schema --lang=en --no-color")).toMatchObject({
      kind: "run",
      common: { lang: "en", json: true, noColor: true, help: false },
    });
  });

  it("takes words after -- as they are", async () => {
    expect(await understood("init -- --odd-name")).toMatchObject({ input: { dir: "--odd-name" } });
  });

  it("asks for the version", async () => {
    expect(await understood("--version")).toEqual({ kind: "version" });
  });

  it.each(["check --help", "check -h", "help check", "--help check", "init --help"])(
    "asks for the help of a verb: %s",
    async (line) => {
      const verb = line.includes("init") ? "init" : "check";
      expect(await understood(line)).toMatchObject({ kind: "help", verb, asked: true });
    },
  );

  it.each([
    ["", false],
    ["--help", true],
    ["-h", true],
    ["help", true],
    ["help --lang zh", true],
  ])("asks for the main page of the help: '%s'", async (line, asked) => {
    const request = await understand(line.split(" ").filter(Boolean));
    expect(request).toMatchObject({ kind: "help", asked });
    expect(request).not.toHaveProperty("verb");
  });

  it.each([
    ["chekc", "there is no verb chekc | did you mean check? | 没有 chekc 这个命令 | 是不是 check？"],
    [
      "destroy",
      "there is no verb destroy | zhengyun --help lists all verbs | 没有 destroy 这个命令 | zhengyun --help 列出所有命令",
    ],
    ["help chekc", "there is no verb chekc | did you mean check? | 没有 chekc 这个命令 | 是不是 check？"],
    [
      "check --fromat text",
      "there is no option --fromat | did you mean --format? | 没有 --fromat 这个选项 | 是不是 --format？",
    ],
    [
      "check -x",
      "there is no option -x | --help shows how it is used | 没有 -x 这个选项 | 加 --help 查看用法",
    ],
    [
      "--jsn check",
      "there is no option --jsn | did you mean --json? | 没有 --jsn 这个选项 | 是不是 --json？",
    ],
    [
      "check --format",
      "option --format needs a value | --help shows how it is used | 选项 --format 后面缺少值 | 加 --help 查看用法",
    ],
    [
      "check --at --json",
      "option --at needs a value | --help shows how it is used | 选项 --at 后面缺少值 | 加 --help 查看用法",
    ],
    [
      "check --format xml",
      "option --format cannot be xml | it is one of text, json, sarif | 选项 --format 没有 xml 这个值 | 可用的值：text、json、sarif",
    ],
    [
      "check --format srif",
      "option --format cannot be srif | did you mean sarif? | 选项 --format 没有 srif 这个值 | 是不是 sarif？",
    ],
    [
      "check --json=yes",
      "option --json takes no value, but yes was given | --help shows how it is used | 选项 --json 不接受值（写了 yes） | 加 --help 查看用法",
    ],
    [
      "check a b",
      "there is a word too many: b | --help shows how it is used | 多了一个参数：b | 加 --help 查看用法",
    ],
    ["init", "DIR is missing | --help shows how it is used | 缺少参数 DIR | 加 --help 查看用法"],
  ])("is refused with what would help: %s", async (line, complaint) => {
    expect(await refused(line)).toBe(complaint);
  });
});
