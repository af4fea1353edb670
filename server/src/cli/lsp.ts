import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { serve } from "../lsp/node";
import { call } from "./call";
import { UsageError } from "./usage";

/** `stopgrad lsp`: the language server, on standard input and output or on a socket of the client. */
export const lsp = call({
  name: "lsp",
  usage: "--stdio | --socket N",
  summary: "the language server for any editor that speaks the Language Server Protocol",
  examples: ["stopgrad lsp --stdio"],
  options: {
    stdio: { help: "speak on standard input and output" },
    socket: { value: "N", help: "connect to the port at which the client listens on this machine" },
    clientProcessId: { value: "PID", help: "the process of the client; when it ends, so does the server" },
  },
  async run(_args, { socket }) {
    if (socket === undefined) return serve(process.stdin, process.stdout);
    const connected = await connectTo(socket);
    connected.on("close", () => process.exit());
    return serve(connected, connected);
  },
});

async function connectTo(given: string): Promise<Socket> {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`--socket ${given}: expected a port, a number from 1 to 65535`);
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(`--socket ${given}: ${message} — the client has to listen there before the server starts`);
  }
  return socket;
}
