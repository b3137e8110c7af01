import { defineConfig } from "vitest/config";

/** Seconds that real components keep to: where two of these tests ran at once, each would disturb the other. */
const onTheClock = ["test/e2e/duty/**", "test/e2e/fire/**", "test/e2e/planes/**"];

/**
 * `unit` needs nothing but Node. `e2e` and `clock` meet real components and are run by `npm run verify`: those of `clock`
 * hold what they meet to the second, and have the machine to themselves.
 */
export default defineConfig({
  test: {
    // A log is often all there is of a failure: lists that differ are told, and not how long they are.
    chaiConfig: { truncateThreshold: 4_000 },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // They leave nothing behind in a process, and to load every module anew for each file takes as long as they do.
          isolate: false,
          // Every core: by default one is left to a watching person, which is half of a machine of two.
          maxWorkers: "100%",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**"],
          // Nobody waits for a test of seconds on a busy machine to be called hung; what hangs, hangs for hours.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          maxWorkers: "100%",
          include: ["test/e2e/**/*.test.ts"],
          exclude: onTheClock,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "clock",
          include: onTheClock.map((folder) => `${folder}/*.test.ts`),
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
