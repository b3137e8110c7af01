import { describe, expect, test } from "vitest";
import { ask } from "../../../isolation/question/ask.js";
import type { Leg } from "../../../isolation/question/leg.js";
import { worldOfManifests } from "../../../isolation/world.js";
import { folderWith } from "../../cli/folder-with.js";
import { shop, shopFolder } from "../shop.js";

/** An answer in few words: verdict, pairs, and each path with what decided at its ends. */
function answer(folder: string, from: string, to: string, port?: string) {
  const { verdict, pairs, paths } = ask(worldOfManifests(folder, ["10.244.0.0/16"]), from, to, port);
  return {
    verdict,
    pairs: `${pairs.allowed}/${pairs.unknown}/${pairs.denied}`,
    paths: paths.map((path) => [
      `${path.from} > ${path.to} ${path.verdict} ${path.ports.join()}`,
      ...path.legs.map(legText),
    ]),
  };
}

function legText({ direction, verdict, reason, rules, policies, doubts }: Leg): string {
  const cites = [
    ...rules.map(
      ({ policy, rule, file, line, grant }) =>
        `${policy} ${rule} ${file}:${line}${grant ? ` ${JSON.stringify(grant)}` : ""}`,
    ),
    ...policies.map(({ policy, file, line }) => `${policy} ${file}:${line}`),
    ...doubts,
  ];
  return [`${direction} ${verdict}`, reason, ...cites].join("; ");
}

describe("a question", () => {
  test("is answered with the rules at both ends and where they stand", () => {
    expect(answer(shopFolder(), "shop/web", "shop/db", "tcp/5432")).toEqual({
      verdict: "allowed",
      pairs: "1/0/0",
      paths: [
        [
          "shop/Deployment/web > shop/StatefulSet/db allowed TCP/5432",
          "egress allowed; allowed-by-rule; shop/web-to-db spec.egress[0] shop.yaml:56",
          "ingress allowed; allowed-by-rule; shop/db-from-web spec.ingress[0] shop.yaml:69",
        ],
      ],
    });
  });

  test("tells the grant that a policy renders, with who approved it and until when", () => {
    const { paths } = answer(shopFolder(), "namespace:bank", "shop/Deployment/web", "tcp/8080");
    const grant = { id: "g-1", purpose: "结算回调", approver: "lin", expires: "2027-03-31" };
    expect(paths).toEqual([
      [
        "bank/Deployment/api > shop/Deployment/web allowed TCP/8080",
        "egress allowed; unselected",
        `ingress allowed; allowed-by-rule; shop/web-from-bank spec.ingress[0] shop.yaml:82 ${JSON.stringify(grant)}`,
      ],
    ]);
  });

  test("tells which policies select a pod of which no rule lets a connection pass", () => {
    expect(answer(shopFolder(), "open/tool", "shop/db")).toEqual({
      verdict: "denied",
      pairs: "0/0/1",
      paths: [
        [
          "open/Pod/tool > shop/StatefulSet/db denied SCTP/1-65535,TCP/1-65535,UDP/1-65535",
          "egress allowed; unselected",
          "ingress denied; no-rule-matches; shop/default-deny shop.yaml:44; shop/db-from-web shop.yaml:64",
        ],
      ],
    });
  });

  test("may be about addresses: the Internet, a network, one address, in both directions", () => {
    const folder = shopFolder();
    expect(answer(folder, "shop/web", "internet", "tcp/443").verdict).toBe("allowed");
    expect(answer(folder, "shop/web", "203.0.113.7", "tcp/443").verdict).toBe("denied");
    expect(answer(folder, "shop/web", "203.0.112.0/22", "tcp/443").paths.map(([path]) => path)).toEqual([
      "shop/Deployment/web > ip:203.0.112.0-203.0.112.255 allowed TCP/443",
      "shop/Deployment/web > ip:203.0.114.0-203.0.115.255 allowed TCP/443",
    ]);
    expect(answer(folder, "internet", "shop/db").verdict).toBe("denied");
    expect(answer(folder, "internet", "bank/api").verdict).toBe("allowed");
  });

  test("goes through a Service by the port that it forwards to", () => {
    const folder = shopFolder();
    expect(answer(folder, "bank/api", "shop/front", "tcp/80").paths.map(([path]) => path)).toEqual([
      "bank/Deployment/api > shop/Deployment/web allowed TCP/8080",
    ]);
    expect(answer(folder, "bank/api", "198.51.100.7", "tcp/80").verdict).toBe("allowed");
    expect(answer(folder, "bank/api", "shop/front", "tcp/8080").verdict).toBe("denied");
  });

  test("is unknown through a load balancer that hides the client's address from a rule that reads it", () => {
    const inward = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: public, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: 192.88.0.0/16}}], ports: [{port: 8080}]}]}
`;
    const hiding = folderWith({ "shop.yaml": shop + inward });
    const keeping = folderWith({
      "shop.yaml":
        shop.replace("type: LoadBalancer", "type: LoadBalancer\n  externalTrafficPolicy: Local") + inward,
    });
    expect(answer(hiding, "192.88.1.1", "shop/front", "tcp/80").verdict).toBe("unknown");
    expect(answer(keeping, "192.88.1.1", "shop/front", "tcp/80").verdict).toBe("allowed");
    expect(answer(keeping, "192.89.1.1", "shop/front", "tcp/80").verdict).toBe("denied");
  });

  test("says what is not known where it cannot be known", () => {
    const vague = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: vague, namespace: bank}
spec:
  podSelector: {}
  ingress:
    - {from: [{namespaceSelector: {matchExpressions: [{key: team, operator: Likes, values: [us]}]}}]}
    - {ports: [{port: nowhere}]}
`;
    expect(
      answer(folderWith({ "shop.yaml": shop + vague }), "open/tool", "bank/api").paths.map(
        ([, , leg]) => leg,
      ),
    ).toEqual([
      "ingress unknown; unknowable; bank/vague spec.ingress[0] shop.yaml:100; bank/vague spec.ingress[1] shop.yaml:101; port-name; unreadable",
    ]);
  });

  test("refuses names that mean nothing or several things, with a way out", () => {
    const world = worldOfManifests(
      folderWith({
        "shop.yaml": `${shop}---\n{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 1}]}}\n`,
      }),
    );
    const fault = (from: string, to: string) => {
      try {
        ask(world, from, to);
        return undefined;
      } catch (error) {
        return error as { text: { en: string }; hint: { en: string } };
      }
    };
    expect(fault("shop/wep", "open")).toMatchObject({
      text: { en: "nothing is called shop/wep" },
      hint: { en: "did you mean shop/web?" },
    });
    expect(fault("shop/web", "open")).toMatchObject({
      text: { en: "shop/web means several things" },
      hint: { en: "say which: workload:shop/web, service:shop/web" },
    });
    expect(fault("internet", "10.0.0.1")).toMatchObject({
      text: { en: "neither internet nor 10.0.0.1 is in a cluster" },
    });
    expect(ask(world, "workload:shop/web", "shop/db").verdict).toBe("allowed");
  });
});
