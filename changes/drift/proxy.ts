import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { execa } from "execa";

/** What an API server answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A pool's API server, to read from. */
export interface Reader {
  /** @throws Error when no answer comes */
  get(path: string): Promise<Answer>;
}

export interface ProxyOptions {
  /** Path of kubectl. */
  readonly kubectl: string;
  readonly context: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly interruption: AbortSignal;
}

/** Milliseconds without a byte after which an answer is given up. */
const patience = 60_000;

/**
 * Lets work read from a pool through `kubectl proxy`, which knows every way to log in. The proxy listens on a socket
 * in a folder of ours only, and lets nothing but GET through.
 *
 * @throws Error with kubectl's own words when it cannot begin
 */
export async function withReader<T>(options: ProxyOptions, work: (reader: Reader) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-drift-"));
  const socketPath = join(folder, "api.sock");
  const child = execa(
    options.kubectl,
    ["proxy", `--context=${options.context}`, `--unix-socket=${socketPath}`, "--reject-methods=^[^G]"],
    {
      env: kubectlEnvironment(options.environment),
      extendEnv: false,
      stdin: "ignore",
      reject: false,
      buffer: { stdout: false },
    },
  );
  const stop = () => void child.kill("SIGKILL");
  options.interruption.addEventListener("abort", stop, { once: true });
  try {
    const begun = new Promise<void>((resolve) => child.stdout?.once("data", () => resolve()));
    const ended = child.then(({ stderr }) => {
      throw new Error(stderr || "kubectl proxy ended");
    });
    ended.catch(() => {});
    await Promise.race([begun, ended]);
    return await Promise.race([work({ get: (path) => get(socketPath, path) }), ended]);
  } finally {
    options.interruption.removeEventListener("abort", stop);
    stop();
    await child;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Terraform's providers are told of the kubeconfig by KUBE_CONFIG_PATH; kubectl knows KUBECONFIG. */
function kubectlEnvironment(environment: ProxyOptions["environment"]): Record<string, string> {
  const { KUBE_CONFIG_PATH, KUBE_CONFIG_PATHS, ...rest } = environment;
  const kubeconfig = KUBE_CONFIG_PATHS ?? KUBE_CONFIG_PATH;
  const all = { ...rest, ...(kubeconfig ? { KUBECONFIG: kubeconfig } : {}) };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function get(socketPath: string, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, headers: { accept: "application/json" } }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    asked.setTimeout(patience, () => {
      asked.destroy(new Error(`context deadline exceeded: no answer within ${patience / 1000} s`));
    });
    asked.once("error", reject).end();
  });
}
