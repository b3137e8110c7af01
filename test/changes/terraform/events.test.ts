import { describe, expect, it } from "vitest";
import { readBoxes, readEvent } from "../../../changes/terraform/events.js";

const resource = {
  addr: "kubernetes_namespace_v1.a",
  resource_type: "kubernetes_namespace_v1",
  resource_key: null,
};
const line = (event: object) => JSON.stringify({ "@level": "info", "@module": "terraform.ui", ...event });

describe("a line of Terraform's output", () => {
  it.each([
    [
      { type: "planned_change", change: { resource, action: "create" } },
      { type: "planned", address: resource.addr },
    ],
    [
      { type: "refresh_complete", hook: { resource, id_value: "a" } },
      { type: "refreshed", address: resource.addr },
    ],
    [
      { type: "apply_start", hook: { resource, action: "create" } },
      { type: "started", address: resource.addr },
    ],
    [
      { type: "apply_complete", hook: { resource, elapsed_seconds: 1 } },
      { type: "finished", address: resource.addr },
    ],
    [
      { type: "apply_errored", hook: { resource } },
      { type: "failed", address: resource.addr },
    ],
    [
      {
        type: "diagnostic",
        diagnostic: { severity: "error", summary: "Unauthorized", detail: "", address: "a.b", range: {} },
      },
      {
        type: "diagnostic",
        diagnostic: { severity: "error", summary: "Unauthorized", detail: "", address: "a.b" },
      },
    ],
  ])("%j is read", (event, read) => {
    expect(readEvent(line(event))).toEqual(read);
  });

  it.each([
    ["of another kind", line({ type: "version", terraform: "1.11.4" })],
    ["in other words", "There are some problems with the CLI configuration:"],
    ["that is torn", '{"type":"apply_st'],
    ["of a kind to come", line({ type: "apply_start", hook: {} })],
  ])("%s says nothing to us", (_, text) => {
    expect(readEvent(text)).toBeUndefined();
  });
});

describe("an error in a box", () => {
  it("is read, colours or not, with all its lines", () => {
    const esc = String.fromCharCode(27);
    const box = [
      "╷",
      `│ ${esc}[1m${esc}[31mError: ${esc}[0mFailed to query available provider packages`,
      "│ ",
      "│ Could not retrieve the list of available versions for provider",
      "│ hashicorp/helm: no such host",
      "╵",
      "╷",
      "│ Warning: Something else",
      "╵",
      "",
    ].join("\n");
    expect(readBoxes(box)).toEqual([
      {
        severity: "error",
        summary: "Failed to query available provider packages",
        detail:
          "Could not retrieve the list of available versions for provider\nhashicorp/helm: no such host",
      },
      { severity: "warning", summary: "Something else", detail: "" },
    ]);
  });

  it("is not in other output", () => {
    expect(readBoxes("Initializing the backend...\n")).toEqual([]);
  });
});
