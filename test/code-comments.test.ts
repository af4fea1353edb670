import { describe, expect, test } from "vitest";
import { analyse } from "../server/src/analysis";
import { comparedComments } from "../server/src/code/code-comments";
import { functionNames } from "../server/src/code/python/tree";
import { codeHover } from "../server/src/lsp/code-hover";
import { nameCode } from "../server/src/lsp/name-code";

const formula = String.raw`$$ L(\phi, e) = \|\operatorname{sg}[z_e] - e\|_2^2 + \|z_e - \operatorname{sg}[e]\|_2^2 $$`;
const code = `
def right(z_e, e):
    return ((z_e.detach() - e) ** 2).sum() + ((z_e - e.detach()) ** 2).sum()

class Model:
    @staticmethod
    def wrong(z_e, e):
        return ((z_e - e) ** 2).sum() + ((z_e - e.detach()) ** 2).sum()

def other(u):
    return u
`;
const read = (file: string) => (file === "code/losses.py" ? code : undefined);
const modelOf = (comment: string, language: "markdown" | "latex" = "markdown") =>
  analyse({ name: "file:///paper/vq.md", text: `Let $z_e = E(x; \\phi)$.\n\n${comment}\n${formula}\n`, language });

const compared = (name: string) => comparedComments(modelOf(`<!-- stopgrad: code ${name} -->`), read);

describe("a comment that names code", () => {
  test("says nothing where the stops are alike", () => {
    expect(compared("code/losses.py:right")).toMatchObject([
      { differences: [], notes: ["stopped alike in 2 terms"], function: "code/losses.py:right" },
    ]);
  });

  test("says which term is stopped in one and not in the other", () => {
    const [found] = compared("code/losses.py:Model.wrong");
    expect(found!.differences[0]).toMatch(/^code\/losses\.py:8: .*: z_e is not stopped here, z_e is stopped in /);
  });

  test("says what is missing", () => {
    expect(compared("code/losses.py:nothing")[0]!.problem).toBe(
      "code/losses.py has no function nothing that returns something",
    );
    expect(compared("losses.py:right")[0]!.problem).toBe("losses.py cannot be read: name it relative to this document");
    expect(compared("code/losses.py:other")[0]!.problem).toBe(
      "no name in other is that of a symbol of the formula: say which is which (… where \\phi = name)",
    );
  });

  test("tells in a hover what was compared", () => {
    const model = modelOf("<!-- stopgrad: code code/losses.py:right -->");
    const at = model.source.text.indexOf("code/losses");
    expect(codeHover(model, at, read)?.sentences).toEqual([
      "Compared with `code/losses.py:right`:",
      "- stopped alike in 2 terms",
    ]);
    expect(codeHover(model, 0, read)).toBeUndefined();
  });
});

describe("the command that names code", () => {
  const named = (comment: string, language: "markdown" | "latex" = "markdown") => {
    const model = modelOf(comment, language);
    const params = {
      uri: "file:///paper/vq.md",
      position: { line: 3, character: 5 },
      file: "file:///paper/code/losses.py",
      name: "right",
    };
    const edit = nameCode({ model, read, version: 1 }, params, { disabled: true, annotations: false });
    return Object.values(edit!.changes!)[0];
  };

  test("puts a comment above the formula", () => {
    expect(named("")).toMatchObject([
      { range: { start: { line: 3, character: 0 } }, newText: "<!-- stopgrad: code code/losses.py:right -->\n" },
    ]);
    expect(named("", "latex")).toMatchObject([{ newText: "% stopgrad: code code/losses.py:right\n" }]);
  });

  test("changes the one that is there", () => {
    const comment = "<!-- stopgrad: code a.py:b -->";
    expect(named(comment)).toMatchObject([
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: comment.length } },
        newText: "<!-- stopgrad: code code/losses.py:right -->",
      },
    ]);
  });

  test("lists every function, methods with their class", () => {
    expect(functionNames(code)).toEqual(["right", "Model.wrong", "other"]);
  });
});
