import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { Pictures } from "../picture/pictures";
import { type Drawing, readFileRequest } from "../protocol";
import { Server } from "./server";

/** The part of a web worker's scope that is used here; the DOM's types are not those of a worker. */
interface WorkerScope {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Drawing }) => void) | null;
  onerror: (() => void) | null;
}
declare const self: WorkerScope;
declare const Worker: new (url: string) => WorkerScope;

const connection = createConnection(new BrowserMessageReader(self as never), new BrowserMessageWriter(self as never));
const texts = new Map<string, string | undefined>();
const coming = new Set<Promise<void>>();
const server = new Server(connection, {
  pictures: new Pictures(startDrawing),
  read,
  arriving,
  forget: (uri) => texts.delete(uri),
});
server.listen();

/** A worker may start another one only from an address of its own origin, hence the blob. */
function startDrawing(onAnswer: (answer: Drawing) => void, onFailure: () => void) {
  const script = new URL("picture-browser.js", server.options.root).href;
  const worker = new Worker(URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(script)})`])));
  worker.onmessage = ({ data }) => onAnswer(data);
  worker.onerror = onFailure;
  return { send: (message: unknown) => worker.postMessage(message), end: () => worker.terminate() };
}

/** Files come from the editor, which alone knows its file systems: undefined at first, and a new check when one has come. */
function read(uri: string): string | undefined {
  if (!texts.has(uri)) {
    texts.set(uri, undefined);
    const load = loaded(uri).finally(() => coming.delete(load));
    coming.add(load);
  }
  return texts.get(uri);
}

async function loaded(uri: string): Promise<void> {
  const text = await connection.sendRequest<string | null>(readFileRequest, { uri }).catch(() => null);
  if (text === null) return;
  texts.set(uri, text);
  server.recheck();
}

async function arriving(): Promise<boolean> {
  const any = coming.size > 0;
  await Promise.all([...coming, new Promise<void>((done) => setTimeout(done))]);
  return any;
}
