import { defineConfig } from "vitest/config";

/** `unit` needs nothing but Node; `e2e` meets real components and is run by `npm run verify`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
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
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
