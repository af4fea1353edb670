// Installs stopgrad.vsix into a VS Code that has nothing else, opens the example, and waits for a squiggle.
import { closeAll, openWindow, scratch, startServer } from "./vscode.mjs";

let code = 1;
try {
  const server = await startServer({ vsix: ["stopgrad.vsix"] });
  const { page } = await openWindow(server, { folder: scratch("examples") });
  await page.getByRole("treeitem", { name: "thread.md" }).dblclick();
  await page.waitForSelector(".squiggly-error", { timeout: 60_000 });
  code = 0;
} catch (e) {
  console.error(e);
}
await closeAll();
process.exit(code);
