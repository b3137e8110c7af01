import { describe, expect, it } from "vitest";
import type { Opening } from "../../../changes/compare/network-policy.js";
import { openingWords } from "../../../changes/compare/opening-words.js";

const https = { port: "443", protocol: "TCP", endPort: 0 };
const byName = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "education-xueji" } } };

describe("an opening is said in words", () => {
  it.each<[Opening, string, string]>([
    [
      { direction: "ingress", peer: byName, port: https },
      "允许 命名空间 education-xueji 访问 tcp/443",
      "from namespace education-xueji, tcp/443",
    ],
    [
      {
        direction: "egress",
        peer: { ipBlock: { cidr: "10.24.8.0/24" } },
        port: { port: 5000, endPort: 5010, protocol: "UDP" },
      },
      "允许访问 10.24.8.0/24 的 udp/5000-5010",
      "to 10.24.8.0/24, udp/5000-5010",
    ],
    [
      {
        direction: "egress",
        peer: { ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } },
        port: { protocol: "TCP" },
      },
      "允许访问 10.0.0.0/8（10.1.0.0/16 除外） 的 全部 tcp 端口",
      "to 10.0.0.0/8 except 10.1.0.0/16, every tcp port",
    ],
    [
      { direction: "ingress", peer: undefined, port: undefined },
      "允许 任何地址 访问 全部端口",
      "from anywhere, every port",
    ],
    [
      { direction: "ingress", peer: { namespaceSelector: {} }, port: https },
      "允许 任何命名空间 访问 tcp/443",
      "from any namespace, tcp/443",
    ],
    [
      { direction: "ingress", peer: { podSelector: {} }, port: https },
      "允许 本命名空间的容器组 访问 tcp/443",
      "from pods of this namespace, tcp/443",
    ],
    [
      {
        direction: "ingress",
        peer: {
          namespaceSelector: {
            matchLabels: { "zhengyun.io/department": "health" },
            matchExpressions: [{ key: "zhengyun.io/zone", operator: "In", values: ["public", "private"] }],
          },
          podSelector: { matchLabels: { app: "web" } },
        },
        port: { port: "https", protocol: "TCP" },
      },
      "允许 zhengyun.io/department=health, zhengyun.io/zone In (public, private) 的命名空间 中 app=web 的容器组 访问 tcp/https",
      "from namespaces with zhengyun.io/department=health, zhengyun.io/zone In (public, private), pods with app=web, tcp/https",
    ],
  ])("%j", (opening, zh, en) => {
    expect(openingWords(opening)).toEqual({ zh, en });
  });
});
