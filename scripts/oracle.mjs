// npm run oracle: what Stopgrad computes and exports, against an independent autograd (PyTorch).
//   npm run oracle [-- programs COUNT SEED]   derivatives of random programs: 20,000 from a random seed
//   npm run oracle -- export                  exported PyTorch, JAX and TensorFlow, the last two by stand-ins
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { build } from "esbuild";
import { comparePrograms } from "../test/oracle/programs.mjs";
import { fail, run, step } from "./lib.mjs";

const python = process.env.PYTHON ?? "/usr/bin/python3";
const oracles = { programs, export: exported };
const [name = "programs", ...rest] = process.argv.slice(2);
if (!Object.hasOwn(oracles, name)) fail(`${name}: expected one of ${Object.keys(oracles).join(", ")}`);

await installTorch();
process.exitCode = await oracles[name](...rest.map(Number));

async function programs(count = 20_000, seed = Math.floor(Math.random() * 1e6)) {
  const built = await step("build", () => run(process.execPath, ["scripts/build.mjs"]));
  if (built.status !== 0) fail("the build failed");
  return comparePrograms(python, count, seed) > 0 ? 1 : 0;
}

async function exported() {
  const outfile = "dist/test/oracle-export.js";
  await build({
    entryPoints: ["test/oracle/export.ts"],
    bundle: true,
    platform: "node",
    loader: { ".md": "text" },
    logLevel: "warning",
    outfile,
  });
  const requests = spawnSync(process.execPath, [outfile], { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 });
  if (requests.status !== 0) fail("no requests could be made");
  const input = requests.stdout;
  return spawnSync(python, ["test/oracle/export.py"], { input, stdio: ["pipe", "inherit", "inherit"] }).status ?? 1;
}

/** Installs PyTorch where it is missing: on Debian as root. */
async function installTorch() {
  if (hasTorch()) return;
  const root = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  if (root)
    await step("installing python3-torch (apt-get)", async () => {
      await run("apt-get", ["update"], { show: false, env });
      await run("apt-get", ["install", "-y", "--no-install-recommends", "python3-torch"], { show: false, env });
    });
  if (!hasTorch()) fail(`${python} has no PyTorch: apt-get install python3-torch, or set PYTHON to one that has it`);
}

function hasTorch() {
  return spawnSync(python, ["-c", "import torch"]).status === 0;
}
