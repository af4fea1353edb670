// Bundles the product into dist/: the command line with its language server, the editor extension, the picture worker.
import { build } from "esbuild";

const common = {
  bundle: true,
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  loader: { ".md": "text", ".tex": "text" },
  // Its other build loads its parts by name at run time, which a bundle does not have.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  outdir: "dist",
};
const node = { ...common, platform: "node", target: "node20", format: "cjs" };

await build({ ...node, entryPoints: { stopgrad: "server/src/cli/main.ts" }, banner: { js: "#!/usr/bin/env node" } });
await build({ ...node, entryPoints: { "check-worker": "server/src/cli/check-worker.ts" } });
await build({ ...node, entryPoints: { extension: "client/src/extension.ts" }, external: ["vscode"] });
await build({ ...node, entryPoints: { picture: "server/src/picture/worker.ts" } });
const browser = { ...common, platform: "browser", target: "es2022", define: { global: "globalThis" } };
await build({
  ...browser,
  format: "cjs",
  entryPoints: { "extension-browser": "client/src/browser.ts" },
  external: ["vscode"],
});
await build({ ...browser, format: "iife", entryPoints: { flow: "client/src/webview/flow.ts" } });
await build({
  ...browser,
  format: "iife",
  // The schema validator takes a worker's address apart when it is loaded, and that of a blob has no parts.
  define: { ...browser.define, "self.location": "undefined" },
  entryPoints: {
    "server-browser": "server/src/lsp/browser.ts",
    "picture-browser": "server/src/picture/worker-browser.ts",
  },
});
await build({
  ...node,
  minify: false,
  entryPoints: { "test/suite": "test/editor/suite/index.ts" },
  external: ["vscode", "mocha"],
});
await build({
  ...browser,
  minify: false,
  format: "cjs",
  entryPoints: { "test/suite-browser": "test/editor/suite/index-browser.ts" },
  external: ["vscode"],
  footer: { js: "module.exports = { run };" }, // mocha's own build for browsers overwrites module.exports
});
