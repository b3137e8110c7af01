import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { load } from "js-yaml";
import { expect, it } from "vitest";
import { jsonSchemaFile } from "../../../cli/reference/json-schema.js";
import { documentKinds } from "../../../estate/kinds.js";
import { placeFile } from "../../../estate/place-file.js";
import { sourceFiles } from "../../../estate/source/files.js";

/** What editors hold files against, and a sound estate to hold against it. */
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const accepts = new Map(
  documentKinds.map((kind) => [kind.name, ajv.compile(JSON.parse(jsonSchemaFile(kind)))]),
);
const estate = new URL("../../estate/checks/base/", import.meta.url).pathname;
const files = readdirSync(estate, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".yaml"),
);

function complaints(file: string, text: string): string[] {
  const placed = placeFile(file, documentKinds);
  const validate = "kind" in placed ? accepts.get(placed.kind.name) : undefined;
  if (!validate) return [`${file} has no schema`];
  validate(load(text));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

it.each(files)("the schema of an editor accepts %s", (file) => {
  expect(complaints(file, readFileSync(estate + file, "utf8"))).toEqual([]);
});

it.each(["heilongjiang", "minimal"])("and every file of examples/%s", (name) => {
  const all = sourceFiles(new URL(`../../../examples/${name}`, import.meta.url).pathname, []).files;
  const told = all.flatMap(({ file, path }) =>
    complaints(file, readFileSync(path, "utf8")).map((complaint) => `${file} ${complaint}`),
  );
  expect(told).toEqual([]);
  expect(all.length).toBeGreaterThan(5);
});

it.each(files)("and refuses a key that it does not know in %s", (file) => {
  const text = `${readFileSync(estate + file, "utf8")}\nmisspelt: true\n`;
  expect(complaints(file, text)).toEqual([" must NOT have additional properties"]);
});

it("explains keys in both languages and keeps our own words out", () => {
  const department = documentKinds.find((kind) => kind.name === "department");
  const schema = department ? JSON.parse(jsonSchemaFile(department)) : undefined;
  expect(schema.title).toBe("部门与政务应用 · Departments and applications");
  expect(schema.properties.parent.description).toBe("下属单位的主管部门\nThe department above a unit");
  expect(schema.properties.parent).not.toHaveProperty("refers");
});
