// Installs stopgrad.vsix into a VS Code that has nothing else, opens the example, and waits until its findings are counted.
import { mkdirSync } from "node:fs";
import { closeAll, openWindow, scratch, startServer } from "./vscode.mjs";

let code = 1;
let page;
try {
  const server = await startServer({ vsix: ["stopgrad.vsix"] });
  ({ page } = await openWindow(server, { folder: scratch("examples") }));
  await page.getByRole("treeitem", { name: "thread.md" }).dblclick();
  // Not a squiggle: the editor draws none for lines that the window is too small to show.
  await page.waitForSelector('[id="status.problems"] [aria-label*="Errors: 1"]', { timeout: 60_000 });
  console.log("  the packaged extension finds the example's mistakes");
  code = 0;
} catch (e) {
  console.error(String(e));
  mkdirSync("dist/test/shots", { recursive: true });
  await page?.screenshot({ path: "dist/test/shots/packaged.png" }).catch(() => {});
}
await closeAll();
process.exit(code);
