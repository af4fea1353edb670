import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import {
  createMessageConnection,
  type MessageReader,
  type MessageWriter,
  PortMessageReader,
  PortMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";
import { type ReadFileParams, readFileRequest } from "../../server/src/protocol";

const dist = join(import.meta.dirname, "../../dist");

/** A language server that was started, as an editor sees it. */
export interface RunningServer {
  open(uri: string, languageId: string, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** The last diagnostics of a document; undefined while there are none. */
  diagnostics(uri: string): readonly Diagnostic[] | undefined;
  stop(): Promise<void>;
}

/** The server as a process of its own, as on a desktop. */
export function startProcess(): Promise<RunningServer> {
  const process_ = spawn(process.execPath, [join(dist, "stopgrad.js"), "lsp", "--stdio"]);
  return connected(new StreamMessageReader(process_.stdout), new StreamMessageWriter(process_.stdin), async () => {});
}

/** The server of a web host between two message ports; its scope is a web worker's, and files come from the client. */
export function startWorker(): Promise<RunningServer> {
  const script = `globalThis.self = require("node:worker_threads").parentPort;
    require(${JSON.stringify(join(dist, "server-browser.js"))});`;
  const worker = new Worker(script, { eval: true });
  return connected(new PortMessageReader(worker), new PortMessageWriter(worker), async () => {
    await worker.terminate();
  });
}

async function connected(
  reader: MessageReader,
  writer: MessageWriter,
  end: () => Promise<void>,
): Promise<RunningServer> {
  const connection = createMessageConnection(reader, writer);
  const published = new Map<string, readonly Diagnostic[]>();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    published.set(uri, diagnostics);
  });
  connection.onRequest(readFileRequest, ({ uri }: ReadFileParams) => textAt(uri));
  connection.listen();
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  return {
    open: (uri, languageId, text) =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    close: (uri) => connection.sendNotification("textDocument/didClose", { textDocument: { uri } }),
    diagnostics: (uri) => published.get(uri),
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      await end();
    },
  };
}

function textAt(uri: string): string | null {
  try {
    return readFileSync(fileURLToPath(uri), "utf8");
  } catch {
    return null;
  }
}
