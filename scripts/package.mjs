// Makes stopgrad.vsix: everything is bundled, so no dependency goes in.
import { execFileSync } from "node:child_process";

const run = (...args) => execFileSync(process.execPath, args, { stdio: "inherit" });

run("scripts/build.mjs");
run("node_modules/@vscode/vsce/vsce", "package", "--no-dependencies", "--out", "stopgrad.vsix");
