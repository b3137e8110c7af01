import { expect, it } from "vitest";
import { changeJson, metadata } from "../plan-json.js";
import { found } from "./found.js";

it("what is replaced is gone for a moment, whichever comes first", () => {
  const values = metadata("fast");
  const changes = [["delete", "create"], ["create", "delete"], ["update"]].map((actions, index) =>
    changeJson(`kubernetes_storage_class_v1.s${index}`, values, values, actions),
  );
  expect(found("replacement", changes)).toEqual([
    "deletes StorageClass fast and makes it anew",
    "deletes StorageClass fast and makes it anew",
  ]);
});
