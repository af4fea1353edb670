// npm run oracle -- export: runs what Stopgrad makes on programs that share no code with it, here an independent autograd.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { fail } from "./lib.mjs";

const oracles = { export: "test/oracle/export" };
const name = process.argv[2] ?? "export";
if (!Object.hasOwn(oracles, name)) fail(`${name}: expected one of ${Object.keys(oracles).join(", ")}`);

const python = process.env.PYTHON ?? "/usr/bin/python3";
if (spawnSync(python, ["-c", "import torch"]).status !== 0)
  fail(`${python} has no PyTorch: apt-get install python3-torch, or set PYTHON to one that has it`);

const outfile = `dist/test/oracle-${name}.js`;
await build({
  entryPoints: [`${oracles[name]}.ts`],
  bundle: true,
  platform: "node",
  loader: { ".md": "text" },
  logLevel: "warning",
  outfile,
});
const requests = spawnSync(process.execPath, [outfile], { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 });
if (requests.status !== 0) fail("no requests could be made");
const { status } = spawnSync(python, [`${oracles[name]}.py`], {
  input: requests.stdout,
  stdio: ["pipe", "inherit", "inherit"],
});
process.exitCode = status ?? 1;
