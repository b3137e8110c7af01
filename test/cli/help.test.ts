import { describe, expect, it } from "vitest";
import { mainHelp, verbHelp } from "../../cli/help.js";
import { widthOf } from "../../cli/layout.js";
import { allVerbs } from "../../cli/registry.js";
import check from "../../cli/verbs/check.js";
import init from "../../cli/verbs/init.js";
import schema from "../../cli/verbs/schema.js";

const verbs = await allVerbs();

describe("the main page of the help", () => {
  it("says in English what there is, with an example", () => {
    expect(mainHelp([check, init, schema], "en", 80)).toBe(`\
zhengyun (政云): a whole provincial government cloud from one directory of YAML

Usage: zhengyun VERB [ESTATE] …

Declare and check:
  check [ESTATE]  check an estate and list everything wrong with it
  init DIR        make a small, sound estate to start from
  schema          write JSON Schemas and reference pages

Options:
  --lang zh|en  language to speak (by default that of LANG)
  --json        print the result as JSON
  --no-color    no colours
  -h, --help    show this help
  --version     show the version

Example:
  zhengyun init my-province && zhengyun check my-province
    make an estate and check it

ESTATE is the folder of an estate; left out, it is the nearest folder upwards
with an estate.yaml.
zhengyun help VERB tells more about a verb.
Exit status: 0 fine, 1 findings or a refused change, 2 wrong usage.`);
  });

  it("says the same in Chinese", () => {
    expect(mainHelp([check, init, schema], "zh", 80)).toBe(`\
政云 zhengyun：用一份底账管好全省政务云

用法：zhengyun 命令 [ESTATE] …

声明与检查：
  check [ESTATE]  检查底账，列出全部问题
  init DIR        建一份最小而完整的底账
  schema          生成 JSON Schema 与参考手册

选项：
  --lang zh|en  使用的语言（默认按 LANG 环境变量）
  --json        结果以 JSON 输出
  --no-color    不使用颜色
  -h, --help    显示帮助
  --version     显示版本

示例：
  zhengyun init my-province && zhengyun check my-province
    建一份底账并检查它

ESTATE 是底账所在的文件夹；不写时，取当前文件夹及其上级中最近的 estate.yaml。
zhengyun help 命令 显示该命令的详细用法。
退出码：0 正常，1 有问题或变更被拒绝，2 用法不对。`);
  });
});

describe("the help page of a verb", () => {
  it("says in English how it is used, with an example", () => {
    expect(verbHelp(check, "en", 80)).toBe(`\
check an estate and list everything wrong with it

Usage: zhengyun check [ESTATE] …

Reads every file, runs every check and lists all findings at once; works offline
and needs no credentials. Exit status 1 with errors, 0 with warnings only. With
--strict-isolation a sound estate is synthesised too, and what its objects
permit is checked.

Arguments:
  ESTATE  folder of the estate (by default the nearest one upwards from here)

Options:
  --format text|json|sarif  form of the output; --json is --format json (default
                            text)
  --strict-isolation        check the synthesised objects too: paths without a
                            grant, grants without a path, … (ISO codes)
  --at DATE                 the day for which expiry is checked, YYYY-MM-DD (by
                            default today in the estate's time zone)

Options of every verb:
  --lang zh|en  language to speak (by default that of LANG)
  --json        print the result as JSON
  --no-color    no colours
  -h, --help    show this help

Example:
  zhengyun check examples/heilongjiang --at 2027-01-01
    what will have expired by New Year?`);
  });

  it("says the same in Chinese", () => {
    expect(verbHelp(check, "zh", 80)).toBe(`\
检查底账，列出全部问题

用法：zhengyun check [ESTATE] …

读取每个文件，逐项检查，一次列出全部问题；离线运行，不需要任何凭据。有错误时退出
码为 1；只有警告时为 0。加 --strict-isolation 则在底账无误后生成全部对象，再检查
它们放行了什么。

参数：
  ESTATE  底账所在的文件夹（默认：当前文件夹或其上级中最近的一份）

选项：
  --format text|json|sarif  输出格式；--json 等于 --format json（默认 text）
  --strict-isolation        同时检查生成的对象：没有授权的路径、没有开通的授权、
                            缺少默认拒绝等（ISO 代码）
  --at DATE                 按哪一天检查有效期，YYYY-MM-DD（默认：底账所在时区的
                            今天）

通用选项：
  --lang zh|en  使用的语言（默认按 LANG 环境变量）
  --json        结果以 JSON 输出
  --no-color    不使用颜色
  -h, --help    显示帮助

示例：
  zhengyun check examples/heilongjiang --at 2027-01-01
    到明年元旦，还有哪些授权和例外有效？`);
  });

  it.each(verbs)("of $name stays within the terminal, in both languages", (verb) => {
    for (const language of ["zh", "en"] as const) {
      const tooWide = verbHelp(verb, language, 80)
        .split("\n")
        .filter((line) => widthOf(line) > 80);
      expect(tooWide).toEqual([]);
    }
  });
});
