import { isAscii, isUtf8, transcode } from "node:buffer";
import { readFileSync } from "node:fs";

/** A file's text, as `readFileSync` has it of UTF-8, in a fraction of the time where it holds no mistake. */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  if (isAscii(bytes)) return bytes.toString("latin1");
  return isUtf8(bytes) ? transcode(bytes, "utf8", "utf16le").toString("utf16le") : bytes.toString("utf8");
}
