import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { actions } from "../server/src/actions";
import { notations } from "../server/src/notation";
import { rules } from "../server/src/rules";

const root = resolve(import.meta.dirname, "..");
const server = join(root, "server/src");

/** What each layer may import beside itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  text: [],
  math: [],
  tex: ["text"],
  host: ["text", "tex"],
  notation: ["tex", "math"],
  calculus: ["math"],
  model: ["host", "notation", "calculus", "math", "tex", "text"],
  rules: ["model", "calculus", "notation", "host", "math", "text"],
  actions: ["print", "model", "calculus", "notation", "host", "math", "text"],
  hovers: ["print", "model", "calculus", "notation", "host", "math", "text"],
  print: ["model", "calculus", "math", "text"],
  configuration: ["rules", "model", "text"],
  code: ["model", "calculus", "host", "math", "text"],
  picture: ["protocol"],
  analysis: [
    "code",
    "configuration",
    "actions",
    "hovers",
    "rules",
    "model",
    "calculus",
    "notation",
    "host",
    "math",
    "tex",
    "text",
  ],
  protocol: [],
  lsp: [
    "code",
    "notation",
    "print",
    "analysis",
    "configuration",
    "actions",
    "hovers",
    "rules",
    "model",
    "host",
    "picture",
    "protocol",
    "text",
  ],
  cli: [
    "analysis",
    "code",
    "configuration",
    "actions",
    "rules",
    "print",
    "model",
    "calculus",
    "notation",
    "host",
    "math",
    "lsp",
    "text",
  ],
};

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".ts") && !it.endsWith(".d.ts"))
    .map((it) => join(folder, it));

const imports = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import) "([^"]+)"/g)].map((it) => it[1]!);
const layerOf = (file: string): string => relative(server, file).split("/")[0]!.replace(/\.ts$/, "");

describe("layers", () => {
  for (const file of sources(server)) {
    test(relative(root, file), () => {
      for (const it of imports(file)) {
        if (!it.startsWith(".")) {
          if (it.startsWith("node:")) expect(["cli", "lsp", "picture"]).toContain(layerOf(file));
          if (it.startsWith("vscode-languageserver")) expect(layerOf(file)).toBe("lsp");
          continue;
        }
        const target = resolve(dirname(file), it);
        if (target.startsWith(server))
          expect([layerOf(file), ...layers[layerOf(file)]!], it).toContain(layerOf(target));
      }
    });
  }

  test("the client shares only the protocol with the server", () => {
    for (const file of sources(join(root, "client/src"))) {
      for (const it of imports(file)) if (it.includes("server/")) expect(it).toMatch(/server\/src\/protocol$/);
    }
  });
});

describe("network", () => {
  const speaking =
    /"node:(?:https?|http2|net|tls|dgram|dns)"|\b(?:fetch|WebSocket|XMLHttpRequest|EventSource|sendBeacon)\b\s*\(/;

  test("nothing speaks to the network, but the socket that a client on this machine listens on", () => {
    const found = [...sources(server), ...sources(join(root, "client/src"))].filter((it) =>
      speaking.test(readFileSync(it, "utf8")),
    );
    expect(found.map((it) => relative(root, it))).toEqual(["server/src/cli/lsp.ts"]);
    expect(readFileSync(join(server, "cli/lsp.ts"), "utf8")).toContain('connect(port, "127.0.0.1")');
  });
});

describe("shape", () => {
  const files = [...sources(server), ...sources(join(root, "client/src"))];

  test("files are short", () => {
    const lengths = files.map((it) => readFileSync(it, "utf8").split("\n").length).sort((a, b) => a - b);
    expect(lengths.at(-1)).toBeLessThanOrEqual(250);
    expect(lengths[lengths.length >> 1]).toBeLessThanOrEqual(80);
  });

  test("every rule, action and notation has its page and fixture", () => {
    for (const { id, page } of rules) {
      expect(page.startsWith(`# ${id}\n`)).toBe(true);
      expect(existsSync(join(root, `test/fixtures/rules/${id}.md`)), id).toBe(true);
    }
    for (const { id } of actions) expect(existsSync(join(root, `test/fixtures/actions/${id}.md`)), id).toBe(true);
    for (const { id } of notations) {
      for (const file of [`server/src/notation/${id}.ts`, `test/fixtures/notation/${id}.md`])
        expect(existsSync(join(root, file)), file).toBe(true);
      expect(readFileSync(join(root, `server/src/notation/${id}.md`), "utf8").startsWith(`# ${id}\n`), id).toBe(true);
    }
  });

  test("the pages' wrong examples fire and the right ones do not", async () => {
    const { analyse, diagnose } = await import("../server/src/analysis");
    for (const { id, page } of rules) {
      const code = [...page.matchAll(/```python\n([^]*?)```/g)].map((it) => it[1]!);
      const [wrong, right] = [...page.matchAll(/```markdown\n([^]*?)```/g)].map((it, i) =>
        diagnose(
          analyse({ name: "page.md", text: it[1]!, language: "markdown" }),
          { [id]: "warning" },
          () => code[i],
        ).map((f) => f.rule),
      );
      expect(wrong).toContain(id);
      expect(right).toEqual([]);
    }
  });
});
