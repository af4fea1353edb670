import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readText } from "../server/src/cli/read-text";

const folder = mkdtempSync(join(tmpdir(), "stopgrad-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a file's text is what the reader of UTF-8 makes of it", () => {
  const contents: Readonly<Record<string, Uint8Array>> = {
    nothing: Buffer.from(""),
    English: Buffer.from("$\\theta$\r\n"),
    "letters of one unit and of two": Buffer.from("é 梯度 𝛽\0"),
    "a byte-order mark": Buffer.from("\ufeff$x$"),
    "a byte that is no UTF-8": Buffer.from([0x24, 0xe9, 0x24]),
    "a letter that is cut off": Buffer.from([0x24, 0xe6, 0xa2]),
  };
  for (const [title, content] of Object.entries(contents))
    test(title, () => {
      const file = join(folder, "it.md");
      writeFileSync(file, content);
      expect(readText(file)).toBe(readFileSync(file, "utf8"));
    });
});
