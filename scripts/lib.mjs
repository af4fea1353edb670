// What the scripts share: running a program, installing what is missing, saying what takes long.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);

/** Says what is being done, with the time that it took where that is over two seconds. */
export async function step(what, work) {
  const start = Date.now();
  const timer = setTimeout(() => console.log(`… ${what}`), 2000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    const seconds = (Date.now() - start) / 1000;
    if (seconds > 2) console.log(`  ${what}: ${seconds.toFixed(0)} s`);
  }
}

/** Runs a program; answers its status and what it printed. `show` prints it while it runs. */
export function run(command, args, { show = true, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
    let out = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        out += chunk;
        if (show) process.stdout.write(chunk);
      });
    }
    child.on("error", (error) => done({ status: 1, out: out + error.message }));
    child.on("close", (status) => done({ status: status ?? 1, out }));
  });
}

/** Installs the project's dependencies where they are missing or older than the lock file. */
export async function installDependencies() {
  const mark = "node_modules/.package-lock.json";
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync("package-lock.json").mtimeMs) return;
  const { status, out } = await step("installing dependencies (npm ci)", () =>
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { show: false }),
  );
  if (status !== 0) fail(`npm ci failed:\n${out}`);
}

/** Installs VS Code for the tests into the user's cache, and on Debian as root the browser that shows it. */
export async function installEditor() {
  const { chromiumPath, install, isInstalled } = await import("../test/editor/vscode.mjs");
  if (!findsChromium(chromiumPath)) await step("installing Chromium (apt-get)", installChromium);
  if (!findsChromium(chromiumPath))
    fail(
      "no Chromium for the tests in a real VS Code: apt-get install -y --no-install-recommends chromium fonts-dejavu-core, or set CHROMIUM",
    );
  if (!isInstalled()) await step("installing VS Code for the tests (npm, 260 MB, once)", () => quietly(install));
}

function findsChromium(chromiumPath) {
  try {
    return chromiumPath() !== undefined;
  } catch {
    return false;
  }
}

async function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { show: false, env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"], {
    show: false,
    env,
  });
}

async function quietly(install) {
  try {
    await install();
  } catch (error) {
    fail(`VS Code for the tests could not be installed: ${error.message.split("\n")[0]}`);
  }
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Whether a program is on the path. */
export function has(command) {
  try {
    execFileSync("which", [command], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
