import { expect, it } from "vitest";
import type { SchemaNode } from "../../../cli/reference/json-schema.js";
import { keysOf, valuesOf } from "../../../cli/reference/keys.js";

it("lists every key at every depth", () => {
  const schema: SchemaNode = {
    type: "object",
    required: ["name", "quota"],
    properties: {
      name: { type: "string", minLength: 1, maxLength: 80, description: "名称\nName" },
      quota: {
        type: "object",
        default: {},
        propertyNames: { type: "string", refers: ["pool"] },
        additionalProperties: {
          type: "object",
          required: ["cpu"],
          properties: { cpu: { type: "number", minimum: 0.25 } },
        },
      },
      contacts: {
        type: "array",
        minItems: 1,
        items: { type: "object", properties: { phone: { type: "string" } } },
      },
      zones: { type: "array", items: [{ enum: ["a"] }, { enum: ["b"] }] },
    },
  };
  expect(keysOf(schema)).toEqual([
    {
      path: "name",
      values: "string, 1–80 characters",
      isRequired: true,
      default: undefined,
      about: "名称\nName",
    },
    { path: "quota", values: "map", isRequired: false, default: "{}", about: "" },
    { path: "quota.<pool>.cpu", values: "number, ≥ 0.25", isRequired: true, default: undefined, about: "" },
    {
      path: "contacts",
      values: "list of object, ≥ 1 items",
      isRequired: false,
      default: undefined,
      about: "",
    },
    { path: "contacts[].phone", values: "string", isRequired: false, default: undefined, about: "" },
    { path: "zones", values: "list: `a`; `b`", isRequired: false, default: undefined, about: "" },
  ]);
});

it("tells a key that two branches of a union share once", () => {
  const branch = (type: string, key: string): SchemaNode => ({
    type: "object",
    properties: { type: { type: "string", const: type }, [key]: { type: "boolean" } },
  });
  const shared: SchemaNode = { type: "object", properties: { same: { type: "boolean" } } };
  expect(
    keysOf({ anyOf: [branch("local", "path"), branch("s3", "bucket"), shared, shared] }).map(
      (key) => key.path,
    ),
  ).toEqual(["type", "path", "type", "bucket", "same"]);
});

it.each<[SchemaNode, string]>([
  [{ type: "string", refers: ["department", "operator"] }, "id of department or operator"],
  [{ anyOf: [{ const: 1 }, { const: 2 }] }, "`1`, `2`"],
  [{ type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, "integer, ≥ 0"],
  [{ type: "number", exclusiveMinimum: 0 }, "number, > 0"],
  [{ type: "string", format: "date", pattern: "long" }, "date"],
  [{ type: "string", pattern: "^a|b$" }, "string, `^a|b$`"],
  [{}, "any"],
])("tells the values of %o", (node, values) => {
  expect(valuesOf(node)).toBe(values);
});
