import { defineConfig } from "vitest/config";

/** Tests start real processes on real files, so the limits only catch what hangs. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // Most tests wait for processes of their own: leaving a core to nobody only makes them slower.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: "v8", include: ["src/**/*.ts"], reporter: ["text", "html"] },
  },
});
