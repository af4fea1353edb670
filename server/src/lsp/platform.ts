import type { Pictures } from "../picture/pictures";

/** What the server needs of the machine that it runs on: Node, or a web worker of a browser. */
export interface Platform {
  readonly pictures: Pictures;
  /** The text of a file by its address; undefined where there is none, or where it is not read yet. */
  read(uri: string): string | undefined;
  /** Lets other messages be read; waits for files that are being read, and answers whether any was. */
  arriving(): Promise<boolean>;
  /** A file has changed: what is remembered of it is stale. */
  forget(uri: string): void;
}
