import { describe, expect, test } from "vitest";
import { diffOf } from "../../../isolation/diff/diff.js";
import { worldOfManifests } from "../../../isolation/world.js";
import { folderWith } from "../../cli/folder-with.js";
import { shop } from "../shop.js";

/** What changes when the shop's manifests are replaced by others. */
function diff(now: string, old = shop) {
  const world = (text: string) => worldOfManifests(folderWith({ "shop.yaml": text }), ["10.244.0.0/16"]);
  const { opens, closes, unclear } = diffOf(world(old), world(now));
  const lines = (changes: typeof opens) =>
    changes.map(({ from, to, ports, grants }) =>
      [from, to, ports.join(" "), ...grants.map(({ id }) => id)].join(" "),
    );
  return { opens: lines(opens), closes: lines(closes), unclear: lines(unclear) };
}

const nothing = { opens: [], closes: [], unclear: [] };

describe("a diff", () => {
  test("is empty for the same manifests in another order", () => {
    expect(diff(shop.split("---\n").reverse().join("\n---\n"))).toEqual(nothing);
  });

  test("tells what a wider port opens, with the grant it comes from", () => {
    expect(
      diff(shop.replace("ports: [{port: http}]", "ports: [{port: http}, {port: 9000, endPort: 9002}]")),
    ).toEqual({
      ...nothing,
      opens: ["bank/Deployment/api shop/Deployment/web TCP/9000-9002 g-1"],
    });
  });

  test("tells what is closed, citing the grant that had opened it", () => {
    expect(
      diff(
        shop.replace(
          "{matchLabels: {team: bank}}}]\n      ports",
          "{matchLabels: {team: nobody}}}]\n      ports",
        ),
      ),
    ).toEqual({
      ...nothing,
      closes: ["bank/Deployment/api shop/Deployment/web TCP/8080 g-1"],
    });
  });

  test("cuts addresses as finely as either side does", () => {
    expect(diff(shop.replace("except: [203.0.113.0/24]", "except: [203.0.112.0/23]"))).toEqual({
      ...nothing,
      closes: ["shop/Deployment/web ip:203.0.112.0-203.0.112.255 TCP/443"],
    });
  });

  test("tells what cannot be known any more", () => {
    expect(
      diff(
        shop.replace(
          "{matchLabels: {team: bank}}}]\n      ports",
          "{matchExpressions: [{key: team}]}}]\n      ports",
        ),
      ),
    ).toEqual({
      opens: [],
      closes: [],
      unclear: [
        "bank/Deployment/api shop/Deployment/web TCP/8080 g-1",
        "open/Pod/tool shop/Deployment/web TCP/8080 g-1",
      ],
    });
  });

  test("lists everything that comes or goes with a workload", () => {
    const { opens, closes } = diff(
      shop.replace("metadata: {name: tool, namespace: open", "metadata: {name: tool2, namespace: open"),
    );
    const renamed = (lines: string[]) => lines.map((line) => line.replace("Pod/tool2", "Pod/tool"));
    expect(renamed(opens)).toEqual(closes);
    expect(closes.length).toBeGreaterThan(4);
  });
});
