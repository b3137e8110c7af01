import { beforeAll, describe, expect, it } from "vitest";
import { buildEach } from "../../../changes/build-objects.js";
import { loadEstate } from "../../../estate/index.js";
import { findingsAbout } from "../../../isolation/checks.js";
import { type Intent, intentOf } from "../../../isolation/intent/intent.js";
import type { Stack } from "../../../isolation/objects/terraform.js";
import { worldOfStacks } from "../../../isolation/world.js";
import { stacksOf } from "../../../stacks/app.js";
import type { Resource, Resources } from "../leaks/mutation.js";

/** A pool of the example in which the operations of bigdata-center show the department's metrics. */
const POOL = "231000-mudanjiang";
const DOOR = "zhengyun-metrics/Deployment/metrics-door";

let stacks: readonly Stack[];
let intent: Intent;
beforeAll(async () => {
  const { estate } = await loadEstate("examples/heilongjiang");
  if (!estate) throw new Error("the example is not an estate");
  intent = intentOf(estate);
  const specs = (await stacksOf(estate)).filter(({ pool }) => pool === POOL);
  const texts = await buildEach(specs, (text) => text);
  stacks = [...texts].map(([{ name }, text]) => ({ file: `stacks/${name}/cdk.tf.json`, pool: POOL, text }));
}, 60_000);

/** What an audit says once a policy has been changed, of paths and of the platform's own. */
async function findings(policy: string, change: (spec: Resource["spec"]) => void): Promise<string[]> {
  const changed = stacks.map((stack) => {
    const json = JSON.parse(stack.text) as { resource: Resources };
    const found = json.resource.kubernetes_network_policy_v1?.[policy];
    if (!found) return stack;
    change(found.spec);
    return { ...stack, text: JSON.stringify(json) };
  });
  const all = await findingsAbout(worldOfStacks(changed, intent), "audit");
  return all
    .filter(({ code }) => ["ISO001", "ISO002", "ISO006", "ISO011"].includes(code))
    .map(({ code, entity }) => `${code} ${entity.replace(`${POOL}: `, "")}`);
}

describe("the way to departments' own metrics", () => {
  it("is as meant, and nothing else is", async () => {
    expect(await findings("none", () => {})).toEqual([]);
  });

  it("is missed where the application is not let out", async () => {
    expect(
      await findings("bigdata-center-operations_metrics-door-egress", (spec) => {
        spec.egress[0].ports[0].port = "8444";
      }),
    ).toContain("ISO002 namespace bigdata-center-operations");
  });

  it("is missed where the door does not let it in", async () => {
    expect(
      await findings("zhengyun-metrics_door-ingress", (spec) => {
        spec.ingress[0].from[0].namespace_selector.match_expressions[0].values = ["bigdata-center-duty"];
      }),
    ).toContain("ISO002 namespace bigdata-center-operations");
  });

  it("is told where the door is cut off from Prometheus", async () => {
    expect(
      await findings("monitoring_metrics-door-ingress", (spec) => {
        spec.ingress[0].ports[0].port = "9091";
      }),
    ).toContain("ISO011 namespace zhengyun-metrics");
  });

  it("is told where an application is let out further than to the door", async () => {
    const found = await findings("bigdata-center-operations_metrics-door-egress", (spec) => {
      delete spec.egress[0].to;
    });
    expect(found.filter((one) => one.startsWith("ISO001"))).not.toEqual([]);
  });

  it("is told where the door is open to whoever comes", async () => {
    const found = await findings("zhengyun-metrics_door-ingress", (spec) => {
      delete spec.ingress[0].from;
    });
    expect(found).toContain(`ISO001 path kube-system/Pod/* → ${DOOR}`);
  });
});
