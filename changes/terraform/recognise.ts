import type { Text } from "../../estate/findings/rule.js";
import type { Diagnostic } from "./events.js";
import { type Failure, type FailureKind, failure, isOfThePool } from "./failure.js";

interface Pattern {
  readonly kind: FailureKind;
  /** Looked for in summary and detail. */
  readonly pattern: RegExp;
  /** `match` is the pattern's; its groups are named. */
  readonly sentence: (match: RegExpMatchArray, diagnostic: Diagnostic) => Text;
  readonly hint: Text;
}

const host = String.raw`https?:\/\/(?<host>[^\/\s":]+(?::\d+)?)`;

const backendHint: Text = {
  zh: "检查 estate.yaml 中的 backend 与其凭据的环境变量",
  en: "check the backend in estate.yaml and the environment variables with its credentials",
};

/** Words of Terraform, its providers, client-go and Go's net package, most particular first. */
const patterns: readonly Pattern[] = [
  {
    kind: "providers",
    pattern:
      /Failed to (query available provider packages|install provider)|Required plugins are not installed|Inconsistent dependency lock file|provider checksum|doesn't match any of the checksums/i,
    sentence: () => ({
      zh: "Terraform 取不到所需的 provider",
      en: "Terraform cannot get the providers it needs",
    }),
    hint: {
      zh: "在封闭网络中，用 TF_CLI_CONFIG_FILE 指定 provider 镜像（filesystem_mirror 或 network_mirror）",
      en: "in a closed network, name a provider mirror in the file of TF_CLI_CONFIG_FILE",
    },
  },
  {
    // Before all that is said of pools: a mirror may be away, refuse or have a bad certificate just as well.
    kind: "chart",
    pattern:
      /Unable to locate chart (?<chart>[^\s:]+): (?:looks like "(?<mirror>[^"]+)" is not a valid chart repository or cannot be reached: (?:Get "[^"]+": )?)?(?<reason>[^\n]+)/,
    sentence: ({ groups }) => {
      const { chart, mirror, reason } = groups ?? {};
      return {
        zh: `取不到 Helm 图表 ${chart}：${mirror ? `连接不上镜像 ${mirror}（${reason}）` : reason}`,
        en: `the Helm chart ${chart} cannot be had: ${mirror ? `the mirror ${mirror} cannot be reached (${reason})` : reason}`,
      };
    },
    hint: {
      zh: "检查 estate.yaml 中的 mirrors.charts、镜像站上的图表版本，以及从这里到镜像站的网络",
      en: "check mirrors.charts in estate.yaml, the chart's version on that mirror, and the network from here to it",
    },
  },
  {
    kind: "no-kubeconfig",
    pattern:
      /context "(?<context>[^"]+)" does not exist|https?:\/\/localhost(:80)?\/(api|version)[\s\S]*refused/,
    sentence: ({ groups }) =>
      groups?.context
        ? {
            zh: `kubeconfig 中没有上下文 ${groups.context}`,
            en: `the kubeconfig has no context ${groups.context}`,
          }
        : { zh: "没有可用的 kubeconfig", en: "there is no kubeconfig to use" },
    hint: {
      zh: "用环境变量 KUBE_CONFIG_PATH 指明含有该上下文的 kubeconfig",
      en: "name a kubeconfig that has this context in the environment variable KUBE_CONFIG_PATH",
    },
  },
  {
    kind: "locked",
    pattern:
      /Error acquiring the state lock|state is already locked|Error message: .*(lock|ConditionalCheckFailed)/,
    sentence: (_, { detail }) => lockedBy(detail),
    hint: {
      zh: "请等对方完成后再执行；确认对方已不在运行时，才可用 terraform force-unlock 解锁",
      en: "wait until the other is done; only if it surely runs no more, unlock with terraform force-unlock",
    },
  },
  {
    kind: "tls",
    pattern:
      /(?<reason>x509: [^\n]+|tls: (?!failed to verify certificate: x509)[^\n]+|remote error: tls[^\n]+)/,
    sentence: ({ groups }) => ({
      zh: `与资源池的 TLS 连接未通过验证（${groups?.reason}）`,
      en: `the pool's TLS certificate was not accepted (${groups?.reason})`,
    }),
    hint: {
      zh: "检查 kubeconfig 中的 CA 证书与服务器名称；证书可能已过期或更换",
      en: "check the CA certificate and the server name in the kubeconfig; the certificate may have expired",
    },
  },
  {
    kind: "credentials",
    pattern: /\bUnauthorized\b|asked for the client to provide credentials|\b401\b|getting credentials: exec/,
    sentence: () => ({
      zh: "资源池不接受所给的凭据（401），凭据可能已过期",
      en: "the pool does not accept the credentials (401); they may have expired",
    }),
    hint: {
      zh: "更新 kubeconfig 中的凭据，或重新登录其 exec 插件",
      en: "renew the credentials in the kubeconfig, or sign in again with its exec plugin",
    },
  },
  {
    kind: "denied",
    pattern:
      /ValidatingAdmissionPolicy '(?<policy>[^']+)' with binding '[^']+' denied request: (?<message>[^\n]+)/,
    sentence: ({ groups }) => ({
      zh: `资源池的准入策略 ${groups?.policy} 拒绝了变更：${groups?.message}`,
      en: `the pool's admission policy ${groups?.policy} refused the change: ${groups?.message}`,
    }),
    hint: {
      zh: "按策略的说明调整底账，然后再次执行",
      en: "do as the policy says, and run again",
    },
  },
  {
    kind: "forbidden",
    pattern:
      /(?:is forbidden: )?(?<who>User "[^"]*") cannot (?<what>\w+) resource "(?<resource>[^"]+)"|\bis forbidden\b[^\n]*|\b403\b/,
    sentence: ({ groups, 0: said }) =>
      groups?.who
        ? {
            zh: `凭据的权限不足：${groups.who} 不能对 ${groups.resource} 执行 ${groups.what}`,
            en: `the credentials do not permit it: ${groups.who} cannot ${groups.what} ${groups.resource}`,
          }
        : { zh: `资源池拒绝了请求（${said}）`, en: `the pool refused the request (${said})` },
    hint: {
      zh: "请资源池管理员授权；只读的资源池应在底账中声明 management: observed",
      en: "ask the pool's administrator for the permission; a read-only pool is declared management: observed",
    },
  },
  {
    kind: "not-ready",
    pattern:
      /release (?<release>\S+) failed, and has been (?:uninstalled|rolled back) due to atomic being set: (?:context deadline exceeded|timed out waiting for the condition)/,
    sentence: ({ groups }) => ({
      zh: `Helm 发布 ${groups?.release} 的容器组未能按时就绪，已退回原状`,
      en: `the pods of the Helm release ${groups?.release} did not become ready in time, and it was taken back`,
    }),
    hint: {
      zh: "查看其命名空间的事件，缺的可能是镜像、Secret 或节点；补齐后再次执行",
      en: "look at the events of its namespace: an image, a Secret or a node may be missing; then run again",
    },
  },
  {
    kind: "unreachable",
    pattern: new RegExp(
      String.raw`(?:${host}[\s\S]*?)?(?<reason>connection refused|i\/o timeout|no route to host|no such host|connection reset by peer|network is unreachable|context deadline exceeded|TLS handshake timeout|\bEOF\b|server misbehaving|Kubernetes cluster unreachable(?![\s\S]*dial tcp))`,
    ),
    sentence: ({ groups }) => {
      const { host: at, reason } = groups ?? {};
      return {
        zh: `连接不上资源池${at ? ` ${at}` : ""}（${reason}）`,
        en: `the pool cannot be reached${at ? ` at ${at}` : ""} (${reason})`,
      };
    },
    hint: {
      zh: "检查网络与资源池的 API 服务；恢复后再次执行即可接着完成",
      en: "check the network and the pool's API server; the next run goes on from here",
    },
  },
  {
    kind: "protected",
    pattern: /Resource (?<address>\S+) has lifecycle\.prevent_destroy set/,
    sentence: ({ groups }) => ({
      zh: `变更会销毁受保护的资源 ${groups?.address}`,
      en: `the change would destroy ${groups?.address}, which is protected`,
    }),
    hint: {
      zh: "受保护的资源不能被替换；确需撤销时，先在底账中删除它，再另行变更",
      en: "what is protected cannot be replaced; to do away with it, remove it from the estate first",
    },
  },
  {
    kind: "stale",
    pattern: /Saved plan is stale|saved plan does not match/i,
    sentence: () => ({
      zh: "计划完成后，状态已被别处改动，计划作废",
      en: "the state was changed elsewhere after this plan was made, so the plan is void",
    }),
    hint: { zh: "重新执行 plan 查看新的变更", en: "run plan again and look at what it says now" },
  },
  {
    kind: "exists",
    pattern: /(?<what>\S+ "[^"]+") already exists/,
    sentence: ({ groups }) => ({
      zh: `资源池中已有 ${groups?.what}，但不在 Terraform 状态里`,
      en: `${groups?.what} is in the pool already, but not in Terraform's state`,
    }),
    hint: {
      zh: "若它应由底账管理，用 terraform import 纳入状态；否则请先改名",
      en: "if the estate shall manage it, take it in with terraform import; else rename one of the two",
    },
  },
  {
    kind: "release-stuck",
    pattern:
      /cannot re-use a name that is still in use|another operation \(install\/upgrade\/rollback\) is in progress/,
    sentence: (_, { address = "" }) => ({
      zh: `Helm 发布 ${address} 已被占用：上次变更没有做完，或别人用了同一名称`,
      en: `the Helm release ${address} is taken: a change of it was never finished, or it is somebody else's`,
    }),
    hint: {
      zh: "用 helm status 查看；若停在 pending，删除其最后一个 Secret（标签 owner=helm）后再次执行",
      en: "look at helm status; if it is pending, delete its last Secret (label owner=helm) and run again",
    },
  },
  {
    kind: "backend-changed",
    pattern: /Backend configuration changed|Backend initialization required|Backend type changed/i,
    sentence: () => ({
      zh: "状态后端的设置与上次不同",
      en: "the settings of the state backend differ from the last run's",
    }),
    hint: {
      zh: "先用 terraform init -migrate-state 迁移状态，以免把已有资源当作不存在",
      en: "move the state with terraform init -migrate-state first, lest everything looks as if it were new",
    },
  },
  {
    kind: "version",
    pattern: /Unsupported Terraform Core version|does not support .* version/i,
    sentence: () => ({
      zh: "Terraform 版本过旧",
      en: "this Terraform is too old",
    }),
    hint: { zh: "请升级 Terraform 或 OpenTofu", en: "upgrade Terraform or OpenTofu" },
  },
  {
    kind: "backend",
    pattern:
      /Failed to (get existing workspaces|load state|save state|read state)|Error (loading|refreshing|saving) state|S3 bucket|No valid credential sources/i,
    sentence: (_, { summary }) => ({
      zh: `读写不了 Terraform 状态（${summary}）`,
      en: `Terraform's state cannot be read or written (${summary})`,
    }),
    hint: backendHint,
  },
];

/** `Who: zhang@host` and `Created: …` of Terraform's lock information, where the backend gives it. */
function lockedBy(detail: string): Text {
  const who = /^\s*Who:\s*(\S.*)$/m.exec(detail)?.[1]?.trim();
  const since = /^\s*Created:\s*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m.exec(detail)?.[1];
  const zh = [who && `由 ${who}`, since && `自 ${since} UTC 起`].filter(Boolean).join("");
  const en = [who && `by ${who}`, since && `since ${since} UTC`].filter(Boolean).join(" ");
  return {
    zh: zh ? `状态已被锁定，${zh}` : "状态已被另一个执行锁定",
    en: en ? `the state is locked ${en}` : "the state is locked by another run",
  };
}

/**
 * Says in one sentence why Terraform failed, from the errors it reported. Where there are several, the one that
 * explains the others: an unreachable pool before what could not be created in it.
 */
export function recognise(diagnostics: readonly Diagnostic[]): Failure {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const { kind, pattern, sentence, hint } of patterns) {
    const found = errors.flatMap((diagnostic) => {
      const match = pattern.exec(`${diagnostic.summary}\n${diagnostic.detail}`);
      return match ? [{ diagnostic, match }] : [];
    });
    const [first] = found;
    if (!first) continue;
    const addresses = found.flatMap(({ diagnostic: { address } }) =>
      address === undefined ? [] : [address],
    );
    const more = { detail: shortened(first.diagnostic), address: first.diagnostic.address, addresses };
    return failure(kind, sentence(first.match, first.diagnostic), hint, more);
  }
  return unrecognised(errors[0]);
}

/**
 * The same for `init`, which talks to state backends and registries, not to pools: what sounds like an unreachable
 * pool there is an unreachable backend.
 */
export function recogniseBeginning(diagnostics: readonly Diagnostic[]): Failure {
  const found = recognise(diagnostics);
  if (!isOfThePool(found) && found.kind !== "forbidden") return found;
  return failure(
    "backend",
    {
      zh: `连接不上 Terraform 状态后端（${found.detail ?? found.sentence.zh}）`,
      en: `Terraform's state backend cannot be reached (${found.detail ?? found.sentence.en})`,
    },
    backendHint,
  );
}

function unrecognised(error: Diagnostic | undefined): Failure {
  const said = error ? shortened(error) : "";
  return failure(
    "other",
    {
      zh: `Terraform 报告错误：${said || "没有说明原因"}`,
      en: `Terraform reported an error: ${said || "it gave no reason"}`,
    },
    {
      zh: "按 Terraform 的说明处理后再次执行",
      en: "mend what Terraform names and run again",
    },
    { address: error?.address },
  );
}

/** The summary and the first line of the detail, at most 300 characters. */
function shortened({ summary, detail }: Diagnostic): string {
  const first = detail.split("\n", 1)[0] ?? "";
  const said = first ? `${summary}: ${first}` : summary;
  return said.length > 300 ? `${said.slice(0, 299)}…` : said;
}
