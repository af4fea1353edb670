// npm run bench -- NAME: measures a part of Stopgrad on this machine; not part of the tests.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { build } from "esbuild";
import { fail } from "./lib.mjs";

const names = readdirSync("test/bench").flatMap((it) => /^(.*)\.ts$/.exec(it)?.[1] ?? []);
const name = process.argv[2] ?? "";
if (!names.includes(name)) fail(`npm run bench -- NAME: expected one of ${names.join(", ")}`);

const outfile = `dist/test/bench-${name}.js`;
const loader = { ".md": "text", ".tex": "text" };
await build({
  entryPoints: [`test/bench/${name}.ts`],
  bundle: true,
  platform: "node",
  loader,
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  logLevel: "warning",
  outfile,
});
process.exitCode = spawnSync(process.execPath, [outfile, ...process.argv.slice(3)], { stdio: "inherit" }).status ?? 1;
