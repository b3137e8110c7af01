import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadEstate, UsageError } from "../../estate/index.js";
import { type Files, inFolder, line, smallEstate, withoutPrivileges } from "./folder.js";

/** Every finding of the small estate with these files added or changed. */
async function findings(changes: Files, make: (folder: string) => void = () => {}): Promise<string[]> {
  return inFolder({ ...smallEstate, ...changes }, async (folder) => {
    make(folder);
    return (await loadEstate(folder)).findings.map(line);
  });
}

const department = String(smallEstate["departments/education.yaml"]);
const settings = String(smallEstate["estate.yaml"]);
const check = "(check its permissions, links and type)";
const idRule = "(Id: lower-case letters, digits, hyphens; starts with a letter; at most 40 characters)";

describe("the small estate", () => {
  it("is sound, so that each finding below comes from its change", async () => {
    expect(await findings({})).toEqual([]);
  });
});

describe("what a file holds", () => {
  it.each<[string, Files, string[]]>([
    [
      "a misspelt key, and the key that is missing for it",
      { "departments/education.yaml": department.replace("accessClass", "acessClass") },
      [
        'departments/education.yaml:1:1 EST003 key "accessClass" is missing (add accessClass: Access class A–F (DB34/T 3607-2020): A public zone only; B with the unified Internet exit; C with its own exit; D public and private, unified exit; E public and private, own exit; F shared campus)',
        'departments/education.yaml:3:1 EST002 unknown key "acessClass" (did you mean "accessClass"?)',
      ],
    ],
    [
      "an unknown key, with the keys there are",
      { "operators.yaml": "operators:\n  a:\n    name: { zh: 甲 }\n    role: carrier\n    telephone: 1\n" },
      ['operators.yaml:5:5 EST002 unknown key "telephone" (known keys: name, role)'],
    ],
    [
      "keys that every JavaScript object has",
      {
        "departments/education.yaml": `${department}constructor: 1\ntoString: 2\nquota: { constructor: { cpu: 1 } }\n`,
      },
      [
        'departments/education.yaml:6:1 EST002 unknown key "constructor" (known keys: name, division, level, parent, accessClass, administrators, contacts, quota, applications)',
        'departments/education.yaml:7:1 EST002 unknown key "toString" (known keys: name, division, level, parent, accessClass, administrators, contacts, quota, applications)',
        'departments/education.yaml:8:10 EST004 value "constructor" is not accepted: it has the wrong form (Pool id, such as 230100-harbin)',
      ],
    ],
    [
      "the key __proto__, which would vanish",
      { "departments/education.yaml": `${department}__proto__: { quota: 1 }\n` },
      [
        "departments/education.yaml:6:1 EST001 YAML syntax: the key __proto__ cannot be used (mend it and run zhengyun check again)",
      ],
    ],
    [
      "an id that is a word of JavaScript",
      { "departments/constructor.yaml": department },
      [`departments/constructor.yaml:1:1 EST013 file name "constructor" is not a valid id ${idRule}`],
    ],
    [
      "wrong types, numbers shown as they are written",
      {
        "departments/education.yaml": department
          .replace('"230000"', "0230000")
          .replace("A\n", "[A]\n")
          .replace("[wang-min]", "wang-min")
          .replace("{ zh: 教育厅 }", "教育厅"),
      },
      [
        'departments/education.yaml:1:7 EST004 value "教育厅" is not accepted: must be a mapping (Name)',
        "departments/education.yaml:2:11 EST004 value 0230000 is not accepted: must be text: put it in quotes (Division code (GB/T 2260, six digits))",
        'departments/education.yaml:3:14 EST004 value ["A"] is not accepted: must be one of A | B | C | D | E | F (Access class A–F (DB34/T 3607-2020): A public zone only; B with the unified Internet exit; C with its own exit; D public and private, unified exit; E public and private, own exit; F shared campus)',
        'departments/education.yaml:4:17 EST004 value "wang-min" is not accepted: must be a list (Administrators (person ids))',
      ],
    ],
    [
      "a value that is left empty, at its key",
      { "departments/education.yaml": department.replace("A\n", "\n") },
      [
        "departments/education.yaml:3:1 EST004 value null is not accepted: must be one of A | B | C | D | E | F (Access class A–F (DB34/T 3607-2020): A public zone only; B with the unified Internet exit; C with its own exit; D public and private, unified exit; E public and private, own exit; F shared campus)",
      ],
    ],
    [
      "numbers that are none, or that no sum could hold",
      {
        "departments/education.yaml": `${department}quota:\n${[
          ".inf",
          ".nan",
          "1e300",
          "0.1",
          "99999999999999999999",
        ]
          .map((cpu, index) => `  p${index}: { cpu: ${cpu}, memory: 99999999Gi, storage: 1Gi }\n`)
          .join("")}`,
      },
      [
        "departments/education.yaml:7:14 EST004 value .inf is not accepted: must be a number (Processor, cores)",
        'departments/education.yaml:7:28 EST004 value "99999999Gi" is not accepted: it has the wrong form (Memory)',
        "departments/education.yaml:8:14 EST004 value .nan is not accepted: must be a number (Processor, cores)",
        'departments/education.yaml:8:28 EST004 value "99999999Gi" is not accepted: it has the wrong form (Memory)',
        "departments/education.yaml:9:14 EST004 value 1e300 is not accepted: must be at most 10000000 (Processor, cores)",
        'departments/education.yaml:9:29 EST004 value "99999999Gi" is not accepted: it has the wrong form (Memory)',
        "departments/education.yaml:10:14 EST004 value 0.1 is not accepted: must be a multiple of 0.25 (Processor, cores)",
        "departments/education.yaml:10:14 EST004 value 0.1 is not accepted: must be at least 0.25 (Processor, cores)",
        'departments/education.yaml:10:27 EST004 value "99999999Gi" is not accepted: it has the wrong form (Memory)',
        "departments/education.yaml:11:14 EST004 value 99999999999999999999 is not accepted: must be at most 10000000 (Processor, cores)",
        'departments/education.yaml:11:44 EST004 value "99999999Gi" is not accepted: it has the wrong form (Memory)',
      ],
    ],
    [
      "keys that are numbers, taken as they are written",
      { "divisions.yaml": "divisions:\n  0230000:\n    name: { zh: 黑龙江省 }\n    level: province\n" },
      [
        'divisions.yaml:2:3 EST004 value "0230000" is not accepted: it has the wrong form (Division code (GB/T 2260, six digits))',
      ],
    ],
    [
      "duplicate keys and a wrong value in one file, all of them",
      {
        "departments/education.yaml": `${department.replace("A\n", "G\n")}division: "230100"\nname: { zh: 财政厅 }\n`,
      },
      [
        'departments/education.yaml:3:14 EST004 value "G" is not accepted: must be one of A | B | C | D | E | F (Access class A–F (DB34/T 3607-2020): A public zone only; B with the unified Internet exit; C with its own exit; D public and private, unified exit; E public and private, own exit; F shared campus)',
        'departments/education.yaml:6:1 EST016 key "division" stands here twice (merge them or remove one)',
        'departments/education.yaml:7:1 EST016 key "name" stands here twice (merge them or remove one)',
      ],
    ],
    [
      "a tab in the indentation",
      { "operators.yaml": "operators:\n\ta:\n" },
      ["operators.yaml:2:1 EST017 a tab in the indentation (use two spaces instead)"],
    ],
    [
      "CRLF",
      { "operators.yaml": String(smallEstate["operators.yaml"]).replaceAll("\n", "\r\n") },
      [
        'operators.yaml:1:11 EST007 the line ends with CRLF (convert to LF; "*.yaml text eol=lf" in .gitattributes keeps it so)',
      ],
    ],
    [
      "a byte-order mark",
      { "operators.yaml": `\uFEFF${smallEstate["operators.yaml"]}` },
      ["operators.yaml:1:1 EST006 the file begins with a byte-order mark (save it as UTF-8 without BOM)"],
    ],
    [
      "GBK",
      {
        "operators.yaml": Buffer.from(
          "6f70657261746f72733a0a2020613a0a202020206e616d653a207b207a683a20b1b1b7bd207d0a",
          "hex",
        ),
      },
      [
        "operators.yaml:3:17 EST005 not UTF-8 from byte 33 on (save the file as UTF-8; GBK or UTF-16 is the usual cause)",
      ],
    ],
    [
      "an alias",
      { "operators.yaml": "operators:\n  a: &a { name: { zh: 甲 }, role: carrier }\n  b: *a\n" },
      [
        "operators.yaml:2:6 EST008 YAML anchors, aliases and tags are not used in an estate: &a (write the value itself: a reviewer must see it where it counts)",
        "operators.yaml:3:6 EST008 YAML anchors, aliases and tags are not used in an estate: *a (write the value itself: a reviewer must see it where it counts)",
      ],
    ],
    [
      "an empty file",
      { "operators.yaml": "" },
      ["operators.yaml:1:1 EST009 the file is empty (fill it in, or remove it)"],
    ],
    [
      "a list where the document belongs",
      { "operators.yaml": "- a\n" },
      [
        'operators.yaml:1:1 EST004 value ["a"] is not accepted: must be a mapping (mend it and run zhengyun check again)',
      ],
    ],
    [
      "five megabytes",
      { "operators.yaml": `# ${"x".repeat(5_000_000)}\n` },
      [
        "operators.yaml:1:1 EST010 the file has 5000003 bytes, the limit is 1048576 (split it: people.yaml may become files in people/)",
      ],
    ],
    [
      "an escape for terminals in a name and in a key",
      { "departments/education.yaml": `${department.replace("教育厅", '"\\e[2J教育厅"')}"a\\nb": 1\n` },
      [
        "departments/education.yaml:1:13 EST018 the invisible character U+001B stands here (remove it: control and direction marks make a text differ from what a reviewer sees)",
        'departments/education.yaml:6:1 EST002 unknown key "a⏎b" (known keys: name, division, level, parent, accessClass, administrators, contacts, quota, applications)',
      ],
    ],
    [
      "a time zone that is none",
      { "estate.yaml": `${settings}timeZone: Mars/Olympus\n` },
      [
        'estate.yaml:5:11 EST004 value "Mars/Olympus" is not accepted: there is no such time zone (Time zone (IANA))',
      ],
    ],
  ])("is refused where it holds %s", async (_, changes, expected) => {
    expect(await findings(changes)).toEqual(expected);
  });

  it("is one finding for an estate of a newer format, whatever else may be strange about it", async () => {
    const changes = {
      "estate.yaml": `${settings.replace("Version: 1", "Version: 2")}planet: mars\n`,
      "moons/titan.yaml": "a: 1\n",
    };
    expect(await findings(changes)).toEqual([
      "estate.yaml:1:16 EST015 the estate has format 2, this program knows up to 1 (upgrade zhengyun)",
    ]);
  });

  it("is carried as it is where it looks like a template or a quotation", async () => {
    const zh = "教育厅 ${path.module} %{ for } \"双\" '单' \\ <b>";
    const changes = { "departments/education.yaml": department.replace("教育厅", JSON.stringify(zh)) };
    await inFolder({ ...smallEstate, ...changes }, async (folder) => {
      const { estate, findings } = await loadEstate(folder);
      expect(findings).toEqual([]);
      expect(estate?.find("department", "education")?.value.name.zh).toBe(zh);
    });
  });
});

describe("what lies in the folder", () => {
  it.each<[string, Files, (folder: string) => void, string[]]>([
    [
      "a folder named like a file",
      {},
      (folder) => mkdirSync(join(folder, "divisions.yaml")),
      [`divisions.yaml:1:1 EST011 cannot be read: a folder stands where a file belongs ${check}`],
    ],
    [
      "a file where a folder belongs",
      { pools: "name: a\n" },
      () => {},
      [`pools:1:1 EST011 cannot be read: a file stands where a folder belongs ${check}`],
    ],
    [
      "a file for what is a folder of files",
      { "pools.yaml": "pools: {}\n" },
      () => {},
      ["pools.yaml:1:1 EST012 no kind of file belongs here (did you mean pools/?)"],
    ],
    [
      "a file in a misspelt folder, and its name counts as declared",
      { "departmnts/health.yaml": department, "departments/x/Health.yaml": department },
      () => {},
      [
        `departments/x/Health.yaml:1:1 EST013 file name "Health" is not a valid id ${idRule}`,
        "departmnts/health.yaml:1:1 EST012 no kind of file belongs here (did you mean departments/health.yaml?)",
      ],
    ],
    [
      "files that look as if they were read",
      {
        "departments/health": department,
        "grants/g-1.yaml.bak": "a: 1",
        "grants/README.md": "# read",
        "grants/.hidden": "x",
        "notes.txt": "x",
      },
      () => {},
      [
        "departments/health:1:1 EST019 this file is not read (should its name be health.yaml?)",
        "grants/g-1.yaml.bak:1:1 EST019 this file is not read (should its name be g-1.yaml?)",
      ],
    ],
    [
      "a link to a file that leads back to itself",
      {},
      (folder) => symlinkSync("loop.yaml", join(folder, "departments/loop.yaml")),
      [`departments/loop.yaml:1:1 EST011 cannot be read: its symbolic links run in a circle ${check}`],
    ],
    [
      "a link to a folder above",
      {},
      (folder) => symlinkSync("..", join(folder, "departments/up")),
      [`departments/up:1:1 EST011 cannot be read: its symbolic links run in a circle ${check}`],
    ],
    [
      "a link to a folder that is read already",
      {},
      (folder) => symlinkSync("departments", join(folder, "grants")),
      [`grants:1:1 EST011 cannot be read: this folder is read as departments already ${check}`],
    ],
    [
      "links that lead nowhere or in a circle where folders belong",
      {},
      (folder) => {
        symlinkSync("nowhere", join(folder, "pools"));
        symlinkSync("grants", join(folder, "grants"));
        symlinkSync("nowhere", join(folder, "notes"));
      },
      [
        `grants:1:1 EST011 cannot be read: its symbolic links run in a circle ${check}`,
        `pools:1:1 EST011 cannot be read: its symbolic link leads nowhere ${check}`,
      ],
    ],
    [
      "names that cannot be shown",
      { "departments/a\nb.yaml": department, "departments/\u202ex/y.yaml": department },
      (folder) =>
        writeFileSync(
          Buffer.concat([Buffer.from(`${folder}/departments/`), Buffer.from([0xff]), Buffer.from(".yaml")]),
          "",
        ),
      [
        'departments/<U+202E>x:1:1 EST013 file name "<U+202E>x" is not a valid id (file names hold no invisible characters and are encoded in UTF-8)',
        'departments/a⏎b.yaml:1:1 EST013 file name "a⏎b.yaml" is not a valid id (file names hold no invisible characters and are encoded in UTF-8)',
        'departments/\uFFFD.yaml:1:1 EST013 file name "\uFFFD.yaml" is not a valid id (file names hold no invisible characters and are encoded in UTF-8)',
      ],
    ],
    [
      "the same department twice, by ending and by folder",
      { "departments/education.yml": department, "departments/city/education.yaml": department },
      () => {},
      [
        'departments/education.yaml:1:1 EST014 id "education" is declared in departments/city/education.yaml already (rename or remove one of them)',
        'departments/education.yml:1:1 EST014 id "education" is declared in departments/city/education.yaml already (rename or remove one of them)',
      ],
    ],
    [
      "one person in two files",
      {
        "duty/people/a.yaml": "people:\n  wang-min: { name: 王敏, organisation: education }\n",
        "duty/people/b.yaml":
          "people:\n  li-qiang: { name: 李强, organisation: education }\n  wang-min: { name: 王敏, organisation: education }\n",
      },
      () => {},
      [
        'duty/people/b.yaml:3:3 EST014 id "wang-min" is declared in duty/people/a.yaml already (rename or remove one of them)',
      ],
    ],
  ])("is told of: %s", async (_, changes, make, expected) => {
    expect(await findings(changes, make)).toEqual(expected);
  });

  it("is told of: a file and a folder without permission", async () => {
    await inFolder({ ...smallEstate, "pools/p.yaml": "a: 1\n" }, async (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, "operators.yaml"), 0);
      chmodSync(join(folder, "pools"), 0);
      await loadEstate(folder); // brings in the modules that nobody may not read
      const { findings } = await withoutPrivileges(() => loadEstate(folder));
      chmodSync(join(folder, "pools"), 0o755);
      expect(findings.map(line)).toEqual([
        `operators.yaml:1:1 EST011 cannot be read: permission denied ${check}`,
        `pools:1:1 EST011 cannot be read: permission denied ${check}`,
      ]);
    });
  });

  it("does not multiply where folders are linked to each other many times", async () => {
    const found = await findings({}, (folder) => {
      for (let level = 0; level < 20; level++) {
        mkdirSync(join(folder, `departments/l${level}`));
        for (const name of ["a", "b"])
          symlinkSync(`../l${level + 1}`, join(folder, `departments/l${level}/${name}`));
      }
      mkdirSync(join(folder, "departments/l20"));
    });
    expect(found).toHaveLength(40);
  });

  it("is left alone where tools and our own output lie", async () => {
    const alone = {
      "node_modules/a/b.yaml": "{",
      "schemas/c.yaml": "{",
      ".git/d.yaml": "{",
      "cdktf.out/zhengyun.json": "{}",
      "cdktf.out/charts/objects/Chart.yaml": "{",
    };
    expect(await findings(alone)).toEqual([]);
  });
});

describe("a folder that is no estate", () => {
  async function refusal(files: Files, make: (folder: string) => void, at = "."): Promise<string> {
    return inFolder(files, async (folder) => {
      make(folder);
      const error: unknown = await loadEstate(join(folder, at)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UsageError);
      const { text, hint } = error as UsageError;
      expect([text.zh, text.en, hint.zh, hint.en].join("")).not.toContain("\n");
      return `${text.en} (${hint.en})`.replaceAll(folder, "FOLDER");
    });
  }

  it("is refused in one line", async () => {
    const named = "name the folder of an estate";
    expect(await refusal({}, () => {}, "nowhere")).toBe(`FOLDER/nowhere is not a folder (${named})`);
    expect(await refusal({ file: "x" }, () => {}, "file")).toBe(`FOLDER/file is not a folder (${named})`);
    expect(await refusal({}, () => {})).toBe(
      "FOLDER has no estate.yaml (zhengyun init DIR makes an estate to start from)",
    );
    expect(await refusal({ "estate.yml": settings }, () => {})).toBe(
      "FOLDER has no estate.yaml (rename estate.yml to estate.yaml)",
    );
    const loop = (folder: string) => {
      rmSync(folder, { recursive: true });
      symlinkSync(folder, folder);
    };
    expect(await refusal({}, loop)).toBe(
      "the folder FOLDER cannot be read (ELOOP) (check its permissions and links)",
    );
  });

  it("is refused for its missing permission, not for what it seems to lack", async () => {
    await inFolder(smallEstate, async (folder) => {
      await loadEstate(folder);
      chmodSync(folder, 0o000);
      const error: unknown = await withoutPrivileges(() =>
        loadEstate(folder).catch((thrown: unknown) => thrown),
      );
      expect((error as UsageError).text.en).toBe(`the folder ${folder} cannot be read (EACCES)`);
    });
  });
});
