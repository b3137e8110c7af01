import { atOption } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "reach",
  stage: "ask",
  summary: { zh: "谁能访问谁，依据什么", en: "who can reach whom, and why" },
  details: {
    zh: "按将要应用的对象（或 --manifests 给出的清单、集群导出）回答一方能否访问另一方：允许、拒绝或未知，并指出起决定作用的策略、规则、授权及其所在行。FROM 与 TO 可以是部门、部门/应用、命名空间/工作负载、服务、网络区、资源池、地址、网段或 internet；含义不止一种时写明，如 department:education。--fail 问某处失效之后如何，名称与 failures 相同。加 --matrix 则汇总全部；加 --csv 或 --json 逐对列出。",
    en: "Answers from the objects that would be applied (or from manifests, or a dump of a cluster) whether one party can reach another: allowed, denied or unknown, with the policy, rule and grant that decided, and their lines. FROM and TO are departments, department/application, namespace/workload, services, zones, pools, addresses, networks or internet; a name that means several things says which, as in department:education. --fail asks what is left when something fails, by the names that failures has. --matrix sums everything up; with --csv or --json it lists every pair.",
  },
  arguments: {
    from: { placeholder: "FROM", about: { zh: "发起方", en: "who opens the connection" } },
    to: { placeholder: "TO", about: { zh: "目标", en: "to whom" } },
    estate: {
      placeholder: "ESTATE",
      about: {
        zh: "底账或 synth 的输出（默认：最近的底账）；与 --matrix、--audit 同用时写在最前",
        en: "an estate, or what synth wrote (by default the nearest estate); with --matrix or --audit it comes first",
      },
    },
  },
  options: {
    port: {
      value: "PORT",
      about: {
        zh: "端口，如 tcp/443、udp/5000-5010（默认：全部）",
        en: "port, such as tcp/443 or udp/5000-5010 (all by default)",
      },
    },
    fail: {
      value: "ELEMENT",
      repeated: true,
      about: {
        zh: "假定它失效，如 plane:a、circuit:a/harbin、policy:POOL/NAMESPACE/NAME；可多次给出",
        en: "suppose that it has failed: plane:a, circuit:a/harbin, policy:POOL/NAMESPACE/NAME; may be given again",
      },
    },
    matrix: { about: { zh: "全部汇总为矩阵", en: "sum everything up as a matrix" } },
    csv: { about: { zh: "与 --matrix 同用：逐对列出为 CSV", en: "with --matrix: list every pair as CSV" } },
    audit: {
      about: {
        zh: "列出没有授权的路径，以及超出授权、多余、被遮蔽、无效的规则",
        en: "list paths without a grant, and rules that are wider than theirs, redundant, shadowed or void",
      },
    },
    manifests: {
      value: "PATH",
      about: {
        zh: "改为查问清单：YAML 或 JSON 的文件、文件夹，可用 gzip 压缩",
        en: "ask manifests instead: a file or a folder of YAML or JSON, gzipped or not",
      },
    },
    podCidr: {
      value: "CIDR",
      repeated: true,
      about: {
        zh: "清单中未写明地址的 Pod 的网段",
        en: "network of those pods whose addresses the manifests do not tell",
      },
    },
    pool: { value: "POOL", repeated: true, about: { zh: "只看这个资源池", en: "only this pool" } },
    at: atOption,
  },
  example: {
    command: "zhengyun reach water meteorology/weather examples/heilongjiang --fail plane:a",
    about: {
      zh: "平面 a 失效时水利厅能否访问气象服务，由谁批准",
      en: "whether a department still reaches a shared service when plane a has failed, and who approved it",
    },
  },
  async run(input, context) {
    const { runReach } = await import("../reach/run.js");
    return runReach(input, context);
  },
});
