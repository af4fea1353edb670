import { defineConfig } from "vitest/config";

/** Pages are bundled as text, in the tests as in the product. */
const pages = {
  name: "pages",
  transform: (code: string, id: string) => (id.endsWith(".md") ? `export default ${JSON.stringify(code)}` : undefined),
};

export default defineConfig({
  plugins: [pages],
  test: {
    setupFiles: ["test/harness/seed.ts"],
    include: ["test/*.test.ts", "test/thorough/*.test.ts"],
    // A busy machine is no failure: work is counted, not timed.
    testTimeout: 120_000,
    maxWorkers: "100%",
    // All that the product keeps are caches of pure results, which files of tests may share.
    isolate: false,
  },
});
