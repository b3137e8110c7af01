import { parentPort } from "node:worker_threads";
import type { Answer } from "./crew.js";
import { runTask, type Task } from "./task.js";

const port = parentPort;
if (port === null) throw new Error("worker.js is started by crew.js");
const answer = (message: Answer) => port.postMessage(message);
port.on("message", (task: Task) => {
  runTask(task).then(
    (built) => answer({ built }),
    (error: unknown) => answer({ error }),
  );
});
// Whoever starts a thread will have something to build; what fails to load here fails again with the first task.
prepare().catch(() => {});

async function prepare(): Promise<void> {
  await import("./build.js");
  const { loadLayers } = await import("../app.js");
  await Promise.all((await loadLayers()).map((layer) => layer.load?.()));
}
