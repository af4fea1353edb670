// Everything that tells whether the product is right: types, style, fixtures and properties, then a real VS Code.
// --quick leaves the editor and test/thorough out. The last line is the sum over all of them.
import { installDependencies, installEditor, run, step } from "./lib.mjs";

const quick = process.argv.includes("--quick");
let passed = 0;
let failed = 0;

function count(what, { status, out }, found = []) {
  const [ok, bad] = found.length > 0 ? found : status === 0 ? [1, 0] : [0, 1];
  passed += ok;
  failed += status !== 0 && bad === 0 ? 1 : bad;
  if (status !== 0) console.log(`${what} failed`);
  return out;
}

const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);

await installDependencies();
count("build", await step("build", () => run(process.execPath, ["scripts/build.mjs"])));
for (const [what, project] of [
  ["types", "."],
  ["types of the pages", "client/src/webview"],
])
  count(what, await step(what, () => run("node_modules/.bin/tsc", ["-p", project])));
count("style", await step("style", () => run("node_modules/.bin/biome", ["check", "--error-on-warnings"])));
const unit = await step("fixtures and properties", () =>
  run("node_modules/.bin/vitest", ["run", "--reporter=dot", ...(quick ? ["--exclude", "test/thorough/**"] : [])], {
    env: { NO_COLOR: "1" },
  }),
);
const summary = /^\s*Tests\s(.*)$/m.exec(unit.out)?.[1] ?? "";
count(
  "fixtures and properties",
  unit,
  summary === "" ? [] : [number(summary, /(\d+) passed/), number(summary, /(\d+) failed/)],
);

if (!quick) {
  await installEditor();
  const packaged = await step("package", () => run(process.execPath, ["scripts/package.mjs"], { show: false }));
  if (packaged.status !== 0) console.log(packaged.out);
  count("package", packaged);
  for (const [where, args] of [
    ["a real VS Code", []],
    ["a real VS Code in a workspace that nobody trusts", ["--restricted"]],
    ["a real VS Code in the browser", ["--host", "web", "--tests", "dist/test/suite-browser.js"]],
  ]) {
    const suite = await step(where, () => run(process.execPath, ["test/editor/rig.mjs", ...args]));
    count(where, suite, [number(suite.out, /(\d+) passing/), number(suite.out, /(\d+) failing/)]);
  }
  const installed = await step("the packaged extension in an empty VS Code", () =>
    run(process.execPath, ["test/editor/packaged.mjs"]),
  );
  count("the packaged extension", installed);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
