import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { delimiter } from "node:path";
import { connect as connectSecurely } from "node:tls";
import { load } from "js-yaml";
import { listAt, textAt } from "./objects/fields.js";
import { type Failure, failure } from "./terraform/failure.js";

type Environment = Readonly<Record<string, string | undefined>>;

const patience = 5_000;

/**
 * Whether a pool's API server takes connections, asked before Terraform is: Terraform alone would plan a first
 * apply without ever asking, and wait half a minute for every single resource of a silent pool.
 *
 * Looks into the kubeconfigs that the provider will read. Says nothing where it cannot know: behind a proxy, in a
 * cluster, or with a host from the environment.
 *
 * @param context kubeconfig context of the pool
 */
export async function unreachable(context: string, environment: Environment): Promise<Failure | undefined> {
  if (environment.KUBE_HOST || environment.KUBERNETES_SERVICE_HOST) return undefined;
  const files = (
    environment.KUBE_CONFIG_PATHS?.split(delimiter) ?? [environment.KUBE_CONFIG_PATH ?? ""]
  ).filter(Boolean);
  if (files.length === 0) return noKubeconfig();
  const configs = await Promise.all(files.map(readConfig));
  const server = serverOf(context, configs);
  if (server === "unknown context") return unknownContext(context, files);
  if (server === undefined || environment.HTTPS_PROXY || environment.https_proxy) return undefined;
  const reason = await refusal(server);
  return reason === undefined ? undefined : noAnswer(server, reason);
}

async function readConfig(file: string): Promise<unknown> {
  try {
    return load(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** The API server of a context; undefined where it is reached through a proxy of its own. */
function serverOf(context: string, configs: readonly unknown[]): URL | "unknown context" | undefined {
  const entry = named(configs, "contexts", context);
  if (entry === undefined) return "unknown context";
  const cluster = named(configs, "clusters", textAt(entry, "context", "cluster") ?? "");
  const server = textAt(cluster, "cluster", "server");
  const isDirect = textAt(cluster, "cluster", "proxy-url") === undefined;
  return isDirect && server !== undefined && URL.canParse(server) ? new URL(server) : undefined;
}

function named(configs: readonly unknown[], list: string, name: string): unknown {
  return configs.flatMap((config) => listAt(config, list)).find((entry) => textAt(entry, "name") === name);
}

/**
 * Why no connection could be made; undefined if one was. Whoever it is at the other end, it must speak TLS: what
 * stands before a dead API server often takes connections and drops them. Whom to trust is for Terraform to check.
 */
function refusal({ protocol, hostname, port }: URL): Promise<string | undefined> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const isPlain = protocol === "http:";
  const number = Number(port) || (isPlain ? 80 : 443);
  return new Promise((resolve) => {
    const socket = isPlain
      ? connect({ host, port: number })
      : connectSecurely({ host, port: number, rejectUnauthorized: false });
    const end = (reason?: string) => {
      socket.destroy();
      resolve(reason);
    };
    socket
      .setTimeout(patience, () => end("timeout"))
      .once(isPlain ? "connect" : "secureConnect", () => end())
      .once("error", (error: NodeJS.ErrnoException) =>
        end(isSpoken(error) ? undefined : (error.code ?? error.message)),
      );
  });
}

/** A quarrel about the handshake is an answer too. */
const isSpoken = ({ code = "" }: NodeJS.ErrnoException) => code === "EPROTO" || code.startsWith("ERR_SSL_");

const mendNetwork = {
  zh: "检查网络与资源池的 API 服务；恢复后再次执行即可接着完成",
  en: "check the network and the pool's API server; the next run goes on from here",
};

function noAnswer({ host }: URL, reason: string): Failure {
  return failure(
    "unreachable",
    { zh: `连接不上资源池 ${host}（${reason}）`, en: `the pool cannot be reached at ${host} (${reason})` },
    mendNetwork,
  );
}

function noKubeconfig(): Failure {
  return failure(
    "no-kubeconfig",
    { zh: "没有指明 kubeconfig", en: "no kubeconfig was named" },
    {
      zh: "用环境变量 KUBE_CONFIG_PATH 指明含有各资源池上下文的 kubeconfig",
      en: "name the kubeconfig with the contexts of the pools in the environment variable KUBE_CONFIG_PATH",
    },
  );
}

function unknownContext(context: string, files: readonly string[]): Failure {
  return failure(
    "no-kubeconfig",
    {
      zh: `kubeconfig 中没有上下文 ${context}（${files.join("、")}）`,
      en: `the kubeconfig has no context ${context} (${files.join(", ")})`,
    },
    {
      zh: "在 kubeconfig 中加入该上下文，或改正资源池的 kubernetes.context",
      en: "add this context to the kubeconfig, or correct the pool's kubernetes.context",
    },
  );
}
