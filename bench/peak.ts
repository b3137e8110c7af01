// Loaded into each measured process: tells its peak memory on file descriptor 3 when it ends, and the length of
// the measure "bench" if the process took one (`performance.measure("bench", …)`), instead of its whole life.
// Threads load it too; the process speaks for them.
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

process.on("exit", () => {
  if (!isMainThread) return;
  const milliseconds = performance.getEntriesByName("bench")[0]?.duration;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  writeSync(3, JSON.stringify({ megabytes, milliseconds }));
});
