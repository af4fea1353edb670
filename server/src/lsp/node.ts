import { readFileSync, statSync } from "node:fs";
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
  new Server(connection, { pictures: new Pictures(startDrawing), read, arriving, forget: () => {} }).listen();
}

/** Files are read at once. */
const arriving = (): Promise<boolean> => new Promise((done) => setImmediate(() => done(false)));

function startDrawing(onAnswer: (answer: Drawing) => void, onFailure: () => void) {
  const worker = new Worker(join(__dirname, "picture.js"));
  worker.on("message", onAnswer);
  worker.on("error", onFailure);
  worker.unref();
  return { send: (message: unknown) => worker.postMessage(message), end: () => void worker.terminate() };
}

interface Stored {
  readonly time: number;
  readonly size: number;
  readonly text: string;
}
const stored = new Map<string, Stored>();

/** A file's text, read again when the file has changed (not every editor tells); undefined for what cannot be read. */
function read(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return textOf(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  const known = stored.get(path);
  if (known?.time === stat.mtimeMs && known.size === stat.size) return known.text;
  const text = readFileSync(path, "utf8");
  stored.set(path, { time: stat.mtimeMs, size: stat.size, text });
  return text;
}
