import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { Pictures } from "../picture/pictures";
import type { Drawing } from "../protocol";
import { Server } from "./server";

/** Starts the language server on a pair of streams. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): undefined {
  const connection = createConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  new Server(connection, { pictures: new Pictures(startDrawing), read, forget: () => {} }).listen();
}

function startDrawing(onAnswer: (answer: Drawing) => void, onFailure: () => void) {
  const worker = new Worker(join(__dirname, "picture.js"));
  worker.on("message", onAnswer);
  worker.on("error", onFailure);
  worker.unref();
  return { send: (message: unknown) => worker.postMessage(message), end: () => void worker.terminate() };
}

function read(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  const path = fileURLToPath(uri);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
