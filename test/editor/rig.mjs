// Runs a suite (what @vscode/test-electron takes: a module exporting run()) inside VS Code. In it, $RIG_URL, or in a web host
// rig/ beside the extension, answers POST /shot/NAME (a picture of the window), /press/KEY (a key press), /type/TEXT,
// /click/SELECTOR and /texts/SELECTOR (of what is visible, in the page or in a webview), /hover-images (natural widths of a hover's pictures).
// --restricted opens the workspace as one that nobody trusts, and runs the first part of the suite;
// --grep runs the tests of that name (in the host node).
//   node rig.mjs --tests FILE [--host node|web] --workspace DIR [--extension DIR] [--vsix FILE] [--shots DIR] [--timeout S] [--restricted] [--grep TEXT]
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { format, parseArgs } from "node:util";
import { closeAll, closers, openWindow, remote, scratch, startServer } from "./vscode.mjs";

/** What the suite can ask of the window. */
const answers = {
  async shot(page, shots, name) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name.replace(/[^\w.-]/g, "_")}.png`) });
  },
  press: (page, _, key) => page.keyboard.press(key),
  type: (page, _, text) => page.keyboard.type(text),
  async click(page, _, selector) {
    for (const it of page.frames()) {
      const found = it.locator(selector).first();
      if (await found.isVisible().catch(() => false)) return found.click({ timeout: 2000 }).then(() => true);
    }
    return false;
  },
  async texts(page, _, selector) {
    const found = page.frames().map((it) =>
      it
        .evaluate((what) => {
          const seen = [...document.querySelectorAll(what)].filter((e) => e.getClientRects().length > 0);
          return seen.map((e) => e.textContent);
        }, selector)
        .catch(() => []),
    );
    return (await Promise.all(found)).flat();
  },
  "hover-images": (page) =>
    page.evaluate(() => [...document.querySelectorAll(".monaco-hover img")].map((it) => it.naturalWidth)),
};

/** What is answered to a question, the path of an address. */
async function answer(path, shots, page) {
  const [, what, ...arg] = path.split("/").map(decodeURIComponent);
  try {
    return { status: 200, body: JSON.stringify((await answers[what](page, shots, arg.join("/"))) ?? null) };
  } catch (e) {
    console.error(String(e));
    return { status: 500, body: "null" };
  }
}

/** A small server through which the suite reaches its window. */
async function startBell(shots, pageOf) {
  const bell = createServer(async (request, response) => {
    const { status, body } = await answer(request.url, shots, pageOf());
    response.statusCode = status;
    response.end(body);
  });
  await new Promise((done) => bell.listen(0, "127.0.0.1", done));
  closers.push(() => bell.close());
  return `http://127.0.0.1:${bell.address().port}`;
}

/** VS Code's own talk between the suite's lines: socket notes, native modules that no install script has built. */
const own = new RegExp(
  [
    String.raw`\n\s+at .*/vscode/out/vs/`,
    "native-watchdog",
    "^(Resolv(ing|ed) connection token|Creating a socket|Updating additional|Ignoring fetching)",
    String.raw`package\.nls\.json|^Loading development extension`,
    String.raw`^\[(reconnection-grace-time|Service Worker|AgentHost:remote|AccountPolicyGate)\]`,
  ].join("|"),
);

async function test({ extension, tests, workspace, vsix, shots, timeout, host, restricted, grep }) {
  let page;
  const url = await startBell(shots, () => page);
  const server = await startServer({
    vsix: vsix ? [vsix] : [],
    env: { RIG_URL: url, ...(restricted && { RIG_RESTRICTED: "yes" }), ...(grep && { RIG_GREP: grep }) },
    restricted,
  });
  const web = host === "web" ? `http://localhost:${server.port}/stopgrad-web-extension` : undefined;
  const at = web ?? remote(server, extension);
  const window = await openWindow(server, {
    folder: scratch(workspace),
    web: web && { url: web, folder: extension, ask: (path) => answer(path, shots, page) },
    payload: [...(web ? [] : [["extensionDevelopmentPath", at]]), ["extensionTestsPath", `${at}/${tests}`]],
    onLine: (type, args) => {
      const line = format(...args);
      if (!own.test(line)) console[type === "error" ? "error" : "log"](line);
    },
  });
  page = window.page;
  const late = new Promise((done) =>
    setTimeout(() => {
      console.error(`no result after ${timeout} s`);
      done(72);
    }, timeout * 1000).unref(),
  );
  const code = await Promise.race([window.exit, late]);
  if (code !== 0) await answers.shot(page, shots, "failed").catch(() => {});
  return code;
}

const { values: o } = parseArgs({
  options: {
    extension: { type: "string", default: "." },
    tests: { type: "string", default: "dist/test/suite.js" },
    workspace: { type: "string", default: "examples" },
    vsix: { type: "string" },
    host: { type: "string", default: "node" },
    shots: { type: "string", default: "dist/test/shots" },
    timeout: { type: "string", default: "420" },
    restricted: { type: "boolean", default: false },
    grep: { type: "string" },
  },
});
let code = 1;
try {
  code = await test({
    ...o,
    extension: resolve(o.extension),
    shots: resolve(o.shots),
    timeout: Number(o.timeout),
  });
} catch (e) {
  console.error(e);
}
await closeAll();
process.exit(code);
