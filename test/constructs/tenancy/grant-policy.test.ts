import { describe, expect, it } from "vitest";
import { GrantPolicy, type GrantPolicyProps } from "../../../constructs/tenancy/grant-policy.js";
import { resourcesOf } from "../resources-of.js";
import { xueji } from "./namespace.js";

const grant: GrantPolicyProps = {
  namespace: xueji,
  grant: "g-0131",
  direction: "egress",
  peers: [{ namespace: "data-bureau-identity" }],
  ports: ["tcp/8443"],
  purpose: "登录时核验身份",
  approver: "wang-fang",
  expires: "2027-03-01",
};

const metadata = (name: string) => ({
  name,
  namespace: "education-xueji",
  labels: { "app.kubernetes.io/managed-by": "zhengyun", "zhengyun.io/grant": "g-0131" },
  annotations: {
    "zhengyun.io/purpose": "登录时核验身份",
    "zhengyun.io/approver": "wang-fang",
    "zhengyun.io/expires": "2027-03-01",
  },
});

const policy = async (props: Partial<GrantPolicyProps>) =>
  resourcesOf((stack) => new GrantPolicy(stack, "grant", { ...grant, ...props }));

describe("the policy of a grant", () => {
  it("opens the way out at the source, to one application beside it", async () => {
    expect(await policy({})).toEqual({
      "kubernetes_network_policy_v1.education-xueji_g-0131_egress": {
        depends_on: [],
        metadata: metadata("grant-g-0131-egress"),
        spec: {
          pod_selector: {},
          policy_types: ["Egress"],
          egress: [
            {
              to: [
                {
                  namespace_selector: {
                    match_labels: { "kubernetes.io/metadata.name": "data-bureau-identity" },
                  },
                },
              ],
              ports: [{ port: "8443", protocol: "TCP" }],
            },
          ],
        },
      },
    });
  });

  it("opens the way in at the target, to a department's applications in the zones that may open to it", async () => {
    const peers = [{ department: "health", zones: ["private", "public"] as const }];
    expect(await policy({ direction: "ingress", peers, ports: ["tcp/8443", "udp/5000-5010"] })).toEqual({
      "kubernetes_network_policy_v1.education-xueji_g-0131_ingress": {
        depends_on: [],
        metadata: metadata("grant-g-0131-ingress"),
        spec: {
          pod_selector: {},
          policy_types: ["Ingress"],
          ingress: [
            {
              from: [
                {
                  namespace_selector: {
                    match_labels: { "zhengyun.io/department": "health" },
                    match_expressions: [
                      { key: "zhengyun.io/zone", operator: "In", values: ["private", "public"] },
                    ],
                  },
                },
              ],
              ports: [
                { port: "8443", protocol: "TCP" },
                { port: "5000", protocol: "UDP", end_port: 5010 },
              ],
            },
          ],
        },
      },
    });
  });

  it("names the exact networks of a department in another pool", async () => {
    const made = await policy({ peers: [{ blocks: ["10.0.1.0/28", "2001:db8:0:1::/64"] }] });
    expect(Object.values(made).map(({ spec }) => spec)).toEqual([
      {
        pod_selector: {},
        policy_types: ["Egress"],
        egress: [
          {
            to: [{ ip_block: { cidr: "10.0.1.0/28" } }, { ip_block: { cidr: "2001:db8:0:1::/64" } }],
            ports: [{ port: "8443", protocol: "TCP" }],
          },
        ],
      },
    ]);
  });

  it.each([
    ["peers", { peers: [] }],
    ["peers", { peers: [{ blocks: [] }] }],
    ["ports", { ports: [] }],
  ])("refuses to be made without %s, which would open to all", async (what, props) => {
    await expect(policy(props)).rejects.toThrow(`Grant g-0131 names no ${what}: that would open all.`);
  });
});
