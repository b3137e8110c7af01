import { readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { documentKinds } from "../../estate/kinds.js";
import { placeFile } from "../../estate/place-file.js";
import { sourceFiles } from "../../estate/source/files.js";
import { example } from "./estates.js";

/** What every file of an example must be, whatever it says. */
describe.each(["heilongjiang", "minimal"] as const)("files of examples/%s", (name) => {
  const root = example(name);
  const files = sourceFiles(root, []).files.map(({ file, path }) => ({
    file,
    text: readFileSync(path, "utf8"),
  }));

  it("name their schema to the editor in the first line", () => {
    const told = files.map(({ file, text }) => `${file} ${text.slice(0, text.indexOf("\n"))}`);
    expect(told).toEqual(files.map(({ file }) => `${file} ${modeline(file)}`));
  });

  it("hold addresses that nobody has", () => {
    const addresses = files.flatMap(({ text }) => text.match(/\b\d{1,3}(\.\d{1,3}){3}\b/g) ?? []);
    const ranges = new Set(addresses.map((address) => ipaddr.parse(address).range()));
    expect([...ranges].sort()).toEqual(["carrierGradeNat", "private"]);
  });

  it("hold mail and web addresses under .example only", () => {
    const hosts = files.flatMap(({ text }) => [
      ...[...text.matchAll(/[\w.]+@([\w.-]+)/g)].map(([, host]) => host ?? ""),
      ...[...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host ?? ""),
    ]);
    expect(hosts.filter((host) => !host.endsWith(".example"))).toEqual([]);
  });

  function modeline(file: string): string {
    const placed = placeFile(file, documentKinds);
    if (!("kind" in placed)) throw new Error(`${file} belongs to no kind`);
    const schemas = posix.relative(posix.join("examples", name, dirname(file)), "schemas");
    return `# yaml-language-server: $schema=${schemas}/${placed.kind.name}.schema.json`;
  }
});
