import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Ends processes and removes their folder and network namespaces when the process that made them is gone, however
 * that came about.
 */
export interface Guard {
  watch(pid: number): void;
  forget(pid: number): void;
  /** A network namespace of this name is to go as well, if it is there. */
  watchNamespace(name: string): void;
  /** Does its work now. */
  release(): Promise<void>;
}

// A shell of its own, which sees its input end even when its maker was killed outright. It outlives Ctrl-C,
// which a terminal sends to it as well.
const script = `
trap '' INT TERM HUP
pids=
namespaces=
while read -r verb pid; do
  case $verb in
    watch) pids="$pids $pid" ;;
    namespace) namespaces="$namespaces $pid" ;;
    forget)
      kept=
      for each in $pids; do [ "$each" = "$pid" ] || kept="$kept $each"; done
      pids=$kept ;;
  esac
done
[ -z "$pids" ] || kill -KILL $pids
for each in $namespaces; do ip netns del "$each"; done
for attempt in 1 2 3 4 5; do
  rm -rf -- "$1" && break
  sleep 0.2
done
`;

/** Starts a guard over a folder. */
export function startGuard(folder: string): Guard {
  const child = spawn("sh", ["-c", script, "guard", folder], { stdio: ["pipe", "ignore", "ignore"] });
  const gone = once(child, "close");
  const tell = (line: string) => void (child.stdin.writable && child.stdin.write(`${line}\n`));
  return {
    watch: (pid) => tell(`watch ${pid}`),
    forget: (pid) => tell(`forget ${pid}`),
    watchNamespace: (name) => tell(`namespace ${name}`),
    release: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
