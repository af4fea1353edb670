import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";

const root = join(import.meta.dirname, "../..");
const program = join(root, "dist/stopgrad.js");
const paper = join(root, "examples/thread.md");

/** Writes every attempt to reach another machine to standard error. */
const watch = `
import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";
const tell = (what) => () => { process.stderr.write("reached out: " + what + "\\n"); throw new Error(what); };
net.Socket.prototype.connect = tell("socket");
dgram.createSocket = tell("datagrams");
dns.lookup = tell("names");
globalThis.fetch = tell("fetch");
globalThis.WebSocket = class { constructor() { tell("web socket")(); } };
`;
const watching = ["--import", `data:text/javascript,${encodeURIComponent(watch)}`, program];

test("what watches is heard", () => {
  const code = 'import("node:net").then((it) => it.connect(9, "127.0.0.1")).catch(() => {})';
  const { stderr } = spawnSync(process.execPath, [...watching.slice(0, 2), "--eval", code], { encoding: "utf8" });
  expect(stderr).toContain("reached out: socket");
});

test("no call of the command line reaches out", () => {
  for (const call of [
    ["check", "--jobs", "2", `${root}/examples`],
    ["derive", `${paper}:15`],
    ["formal", `${paper}:15`],
    ["export", `${paper}:15`, "--to", "jax"],
    ["convert", paper, "--to", "sg"],
  ]) {
    const { stderr, stdout } = spawnSync(process.execPath, [...watching, ...call], { encoding: "utf8" });
    expect(stdout.length, call.join(" ")).toBeGreaterThan(20);
    expect(stderr, call.join(" ")).not.toContain("reached out");
  }
}, 60_000);

test("the language server reaches out for nothing, pictures included", async () => {
  const server = spawn(process.execPath, [...watching, "lsp", "--stdio"]);
  let said = "";
  server.stderr.on("data", (it) => {
    said += it;
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const uri = pathToFileURL(paper).href;
  await connection.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { hover: { contentFormat: ["markdown"] } } },
    initializationOptions: { picture: true },
  });
  await connection.sendNotification("initialized", {});
  const text = "$L(\\phi, \\psi) = \\bot_{\\phi}[\\psi \\phi]$\n\n<!-- stopgrad: code losses.py:f -->\n";
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "markdown", version: 1, text },
  });
  const hover = await connection.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line: 0, character: 19 },
  });
  expect(JSON.stringify(hover)).toContain("data:image/svg+xml");
  const range = { start: { line: 0, character: 19 }, end: { line: 0, character: 19 } };
  const actions = await connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range,
    context: { diagnostics: [] },
  });
  expect((actions as readonly unknown[]).length).toBeGreaterThan(3);
  await connection.sendRequest("shutdown");
  connection.dispose();
  server.kill();
  expect(said).not.toContain("reached out");
}, 60_000);
