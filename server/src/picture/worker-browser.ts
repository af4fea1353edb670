import { answer } from "./answer";

declare const self: {
  onmessage: (event: { readonly data: Parameters<typeof answer>[0] }) => void;
  postMessage(message: unknown): void;
};

/** Draws what it is sent, one formula a message, in a browser. */
self.onmessage = ({ data }) => self.postMessage(answer(data));
