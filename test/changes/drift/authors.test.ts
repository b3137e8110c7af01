import { describe, expect, it } from "vitest";
import { authorOf, makerOf } from "../../../changes/drift/authors.js";

/** A policy that Terraform made, kubectl edited, and whose status a controller writes. */
const object = {
  kind: "NetworkPolicy",
  metadata: {
    name: "default-deny",
    creationTimestamp: "2026-01-01T00:00:00Z",
    labels: { a: "1", b: "2" },
    managedFields: [
      {
        manager: "HashiCorp",
        operation: "Update",
        time: "2026-01-01T00:00:00Z",
        fieldsV1: { "f:metadata": { "f:labels": { ".": {}, "f:a": {} } }, "f:spec": { "f:podSelector": {} } },
      },
      {
        manager: "kubectl-edit",
        operation: "Update",
        time: "2026-11-28T03:12:00Z",
        fieldsV1: { "f:metadata": { "f:labels": { "f:b": {} } }, "f:spec": { "f:ingress": {} } },
      },
      {
        manager: "status-controller",
        operation: "Update",
        subresource: "status",
        time: "2026-11-28T09:00:00Z",
        fieldsV1: { "f:status": {}, "f:spec": {} },
      },
    ],
  },
  spec: { podSelector: {}, ingress: [{}] },
};

const edit = { manager: "kubectl-edit", operation: "Update", time: "2026-11-28T03:12:00Z" };
const terraform = { manager: "HashiCorp", operation: "Update", time: "2026-01-01T00:00:00Z" };

describe("who wrote a field", () => {
  it.each([
    ["a field of a map", ["metadata", "labels", "b"], { ...edit, ofField: true }],
    ["another of the same map", ["metadata", "labels", "a"], { ...terraform, ofField: true }],
    [
      "within what belongs to one writer as a whole",
      ["spec", "ingress", 0, "from"],
      { ...edit, ofField: true },
    ],
    ["a field that was taken away: who wrote last", ["metadata", "labels", "c"], { ...edit, ofField: false }],
  ])("%s", (_, path, author) => {
    expect(authorOf(object, path)).toEqual(author);
  });

  it("an item of a list, by what tells it from others", () => {
    const service = {
      metadata: {
        managedFields: [
          {
            manager: "a",
            operation: "Apply",
            fieldsV1: { "f:ports": { 'k:{"port":80}': { "f:name": {} } } },
          },
          {
            manager: "b",
            operation: "Apply",
            fieldsV1: { "f:ports": { 'k:{"port":443}': { "f:name": {} } } },
          },
          { manager: "c", operation: "Apply", fieldsV1: { "f:finalizers": { 'v:"x"': {} } } },
        ],
      },
      ports: [{ port: 80 }, { port: 443 }],
      finalizers: ["x"],
    };
    expect(authorOf(service, ["ports", 1, "name"])).toEqual({
      manager: "b",
      operation: "Apply",
      ofField: true,
    });
    expect(authorOf(service, ["finalizers", 0])).toMatchObject({ manager: "c", ofField: true });
  });

  it("nobody, where a dump left that out", () => {
    expect(authorOf({ metadata: {} }, ["spec"])).toBeUndefined();
    expect(makerOf({ metadata: {} })).toBeUndefined();
  });
});

it("who made an object is who wrote in it first", () => {
  expect(makerOf(object)).toEqual({ ...terraform, ofField: true });
});
