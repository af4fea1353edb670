import { describe, expect, test } from "vitest";
import type { Connection } from "vscode-languageserver";
import { analyse } from "../server/src/analysis";
import type { Models } from "../server/src/lsp/documents";
import { answerRequests } from "../server/src/lsp/requests";
import type { Source } from "../server/src/model/model";
import type { Pictures } from "../server/src/picture/pictures";

const text = String.raw`With $\theta = g(\phi)$ and $\tilde\theta = g(\tilde\phi)$:

$$ L(\phi) = \log q(\theta) + \operatorname{sg}_{\phi}[\log p(\theta)] $$

$$ M(\phi, \tilde\phi) = \log q(\theta) + \log p(\tilde\theta) $$

$$ N(\phi) = \log q(\theta) + \log p(\theta) + \operatorname{sg}[x $$

$$ P(\phi) = \log q(\theta) + \log p(\theta) $$
`;

/** What the server answers to a request of a command about the text above. */
function ask(method: string, params: object): Promise<unknown> {
  const model = analyse({ name: "case.md", text, language: "markdown" });
  const models = {
    of: () => model,
    opened: () => ({ model, version: 3 }),
    ofText: async (source: Source) => analyse(source),
  } as unknown as Models;
  const handlers = new Map<string, (params: object) => Promise<unknown>>();
  const connection = { onRequest: handlers.set.bind(handlers) } as unknown as Connection;
  answerRequests(
    connection,
    models,
    () => ({ disabled: true, annotations: true }),
    { draw: async (latex: string) => `<svg>${latex}</svg>` } as unknown as Pictures,
    (_what, _otherwise, work) => work(),
  );
  return handlers.get(method)!({ uri: "file:///case.md", ...params });
}

describe("requests of commands", () => {
  const place = (line: number) => ({ line, character: 6 });

  test("conversion: an edit of the version, and what stays", async () => {
    const answer = await ask("stopgrad/convertNotation", { to: "bot" });
    expect(answer).toMatchObject({
      edit: {
        documentChanges: [{ textDocument: { version: 3 }, edits: [{ newText: "\\bot", annotationId: "stopgrad" }] }],
        changeAnnotations: { stopgrad: { label: "Write every stop as bot" } },
      },
      stops: 2,
      files: 1,
      left: [{ uri: "file:///case.md", line: 6, why: "its bracket never closes" }],
    });
    expect(await ask("stopgrad/convertNotation", { to: "no such" })).toBeNull();
  });

  test("conversion of the one stop at a position", async () => {
    const answer = await ask("stopgrad/convertNotation", { to: "bot", position: { line: 2, character: 50 } });
    expect(answer).toMatchObject({ stops: 1, files: 1, left: [] });
    expect(await ask("stopgrad/convertNotation", { to: "bot", position: place(4) })).toMatchObject({ stops: 0 });
  });

  test("conversion of files: one edit for each formula, and something that asks for a look", async () => {
    const two = "$L(\\phi) = \\operatorname{sg}[\\phi] + \\operatorname{sg}_{\\phi}[\\phi]$";
    const file = (name: string, text: string) => ({ uri: `file:///${name}`, text, version: null });
    const files = [file("a.md", `${two} and ${two}`), file("b.md", "$\\phi$"), file("c.py", two)];
    const edits = (all: object[]) => [{ textDocument: { uri: "file:///a.md", version: null }, edits: all }];
    const own = { annotationId: "stopgrad" };
    const look = "Nothing is written before you apply it";
    expect(await ask("stopgrad/convertFiles", { to: "bot", files })).toMatchObject({
      edit: {
        documentChanges: edits([own, own, { newText: "", annotationId: `stopgrad: ${look}` }]),
        changeAnnotations: {
          stopgrad: { needsConfirmation: false },
          [`stopgrad: ${look}`]: { label: look, needsConfirmation: true },
        },
      },
      stops: 4,
      files: 1,
      left: [],
    });
    const open = file("d.md", `${two} and $x = \\operatorname{sg}[\\phi$`);
    expect(await ask("stopgrad/convertFiles", { to: "bot", files: [open] })).toMatchObject({
      edit: {
        documentChanges: [
          { edits: [own, { newText: "", annotationId: expect.stringMatching(/its bracket never closes/) }] },
        ],
      },
      left: [{ uri: "file:///d.md", line: 0 }],
    });
  });

  test("the notations, each with an example", async () => {
    expect(await ask("stopgrad/notations", {})).toContainEqual({ id: "bot", example: "\\bot_{\\phi}[x]" });
  });

  test("the formulas that define something", async () => {
    const found = (await ask("stopgrad/formulas", {})) as readonly { readonly name: string }[];
    expect(found.map((it) => it.name)).toEqual(expect.arrayContaining(["L(\\phi)", "N(\\phi)"]));
  });

  test("a comparison in words, and what can be had instead where the two differ", async () => {
    expect(await ask("stopgrad/compareFormulas", { left: place(2), right: place(4) })).toMatchObject({
      text: expect.stringMatching(/agrees on \d+ random/),
      difference: null,
      instead: [],
    });
    expect(await ask("stopgrad/compareFormulas", { left: place(2), right: place(6) })).toMatchObject({
      text: expect.stringMatching(/value: differs/),
      difference: expect.stringMatching(/^value is/),
      instead: [],
    });
    expect(await ask("stopgrad/compareFormulas", { left: place(2), right: place(8) })).toMatchObject({
      text: expect.stringMatching(/differs/),
      difference: expect.stringMatching(/^\\nabla_\{\\phi\} is \S+ and \S+ at \\phi = 1/),
      instead: [{ title: "Insert the formal version of L", data: { id: "formal-version" } }],
    });
  });

  test("what depends on what, with the cuts", async () => {
    expect(await ask("stopgrad/dependencies", { format: "mermaid" })).toMatch(/^flowchart LR\n/);
    expect(await ask("stopgrad/dependencies", { format: "text" })).toMatch(/^\\theta +defined +← \\phi/m);
    expect(await ask("stopgrad/dependencies", { format: "dot" })).toMatch(/^digraph/);
  });

  test("the derivatives as a document", async () => {
    const text = await ask("stopgrad/derivation", { position: place(2) });
    expect(text).toMatch(/^# Derivatives of \$L\(\\phi\)\$\n/);
    expect(text).toContain("with\n\n$$\n\\theta = g(\\phi)\n$$");
    expect(text).toMatch(/## In \$\\phi\$\n\n\$\$\n\\nabla_\{\\phi\} L = [^]*Verified on 16 random/);
    expect(text).toMatch(/reaches the term by \$\\phi\$ → \$\\theta\$; the stop cuts this way\. Without it/);
    expect(text).toMatch(/sg\}_\{\\phi\}.* \| ⊥ stopped \|/);
    expect(await ask("stopgrad/derivation", { position: { line: 0, character: 0 } })).toBeNull();
  });

  test("code", async () => {
    expect(await ask("stopgrad/code", { position: place(2), to: "pytorch" })).toMatchObject({
      kind: "code",
      text: expect.stringContaining("detach"),
    });
  });

  test("which gradients flow", async () => {
    expect(await ask("stopgrad/flow", { position: place(2) })).toMatchObject({
      formula: expect.stringMatching(/^L\(\\phi\) = .*\]$/),
      variables: [{ latex: "\\phi", svg: "<svg>\\phi</svg>" }],
      terms: [{ flow: { "\\phi": "flows" } }, { flow: { "\\phi": "stopped" } }],
    });
    expect(await ask("stopgrad/flow", { position: { line: 0, character: 0 } })).toBeNull();
  });

  test("stops for wanted gradients", async () => {
    const answer = await ask("stopgrad/stopsFor", {
      position: place(2),
      wanted: [{ "\\phi": "stopped" }, { "\\phi": "flows" }],
    });
    expect(answer).toMatchObject({
      edit: { documentChanges: [{ edits: [{ newText: expect.stringContaining("operatorname{sg}_{\\phi}") }, {}] }] },
      after: { latex: expect.stringContaining("L(\\phi) = \\operatorname{sg}_{\\phi}") },
      impossible: [{ term: 1, reason: "a stop already cuts every way of \\phi to this term: remove that one" }],
    });
    expect(await ask("stopgrad/stopsFor", { position: place(2), wanted: [{ "\\phi": "flows" }] })).toMatchObject({
      after: null,
      impossible: [],
    });
  });
});
