import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import { ObjectsRelease, type ObjectsReleaseProps } from "../../../constructs/platform/objects-release.js";
import { resourcesOf } from "../resources-of.js";

const pool = (name: string): KubernetesObject => ({
  apiVersion: "metallb.io/v1beta1",
  kind: "IPAddressPool",
  metadata: { name, namespace: "metallb-system" },
  spec: { addresses: ["10.0.1.0/28"], note: "${不是表达式}" },
});

const props: ObjectsReleaseProps = {
  name: "addresses",
  namespace: "zhengyun-system",
  chart: { path: "charts/objects", digest: "0123456789ab" },
  objects: [pool("health-public")],
};

const release = (changes: Partial<ObjectsReleaseProps>) =>
  resourcesOf((stack) => new ObjectsRelease(stack, "release", { ...props, ...changes }));

describe("a release of objects", () => {
  it("holds its objects whole in one readable document, with the chart's digest beside it", async () => {
    expect(await release({})).toEqual({
      "helm_release.objects_addresses": {
        name: "zhengyun-addresses",
        namespace: "zhengyun-system",
        chart: "charts/objects",
        description: "charts/objects 0123456789ab",
        // The one place where text meets Terraform's templates: escaped by the stack's writer.
        values: [JSON.stringify({ objects: [pool("health-public")] }, null, 2).replace("${", () => "$${")],
        atomic: true,
        max_history: 10,
        skip_crds: true,
        timeout: 120,
      },
    });
  });

  it("deals objects to releases by their own names, so that none moves when another comes", async () => {
    const few = [pool("health-public"), pool("education-public"), pool("justice-private")];
    const placed = async (objects: readonly KubernetesObject[]) =>
      Object.fromEntries(
        Object.entries(await release({ objects, releases: 3 })).flatMap(([address, { values }]) =>
          JSON.parse((values as string[])[0]?.replaceAll("$${", "${") ?? "").objects.map(
            ({ metadata }: KubernetesObject) => [metadata.name, address],
          ),
        ),
      );
    const before = await placed(few);
    const after = await placed([pool("archives-public"), ...few.toReversed(), pool("water-public")]);
    expect(Object.keys(before).sort()).toEqual(["education-public", "health-public", "justice-private"]);
    expect(after).toEqual({ ...after, ...before });
    expect(Object.keys(after)).toHaveLength(5);
  });

  it("refuses what one Helm release could not keep", async () => {
    const noise = Array.from({ length: 20_000 }, (_, index) =>
      createHash("sha512").update(`${index}`).digest("base64"),
    ).join("");
    await expect(release({ objects: [{ ...pool("large"), noise }] })).rejects.toThrow(
      /^The release zhengyun-addresses takes \d+ bytes, more than 600000: deal its objects to more releases\.$/,
    );
  });

  it("refuses a name longer than Helm takes", async () => {
    await expect(release({ name: "a".repeat(45) })).rejects.toThrow(
      `The release zhengyun-${"a".repeat(45)} is longer than 53.`,
    );
  });
});
