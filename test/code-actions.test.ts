import { describe, expect, test } from "vitest";
import { type CodeActionContext, type CodeActionParams, CodeActionTriggerKind } from "vscode-languageserver";
import { analyse } from "../server/src/analysis";
import { codeActions, resolve } from "../server/src/lsp/code-actions";
import { Lines } from "../server/src/text/lines";

const text = String.raw`$L(\phi, \psi) = \phi \bot_{\phi}[\sin(\phi)] + \bot_{\phi}[\psi \phi]$`;
const opened = { model: analyse({ name: "case.md", text, language: "markdown" }), read: () => undefined, version: 7 };
const uri = "file:///case.md";

/** The actions at the nth stop for a client that understands all. */
function at(n: number, only?: string[], triggerKind?: CodeActionTriggerKind) {
  let offset = -1;
  for (let i = 0; i <= n; i++) offset = text.indexOf("\\bot", offset + 1);
  const position = new Lines(text).positionAt(offset);
  const context: CodeActionContext = {
    diagnostics: [],
    ...(only && { only }),
    ...(triggerKind && { triggerKind }),
  };
  const params: CodeActionParams = { textDocument: { uri }, range: { start: position, end: position }, context };
  return codeActions(opened, params, {}, { disabled: true, annotations: true });
}

const resolved = (action: ReturnType<typeof at>[number], version: number) =>
  resolve(
    action,
    () => ({ ...opened, version }),
    () => ({}),
    { disabled: true, annotations: true },
  );

describe("code actions", () => {
  test("one that would change a gradient is disabled, with the gradient and numbers", () => {
    const widen = at(0).find((it) => it.title === "Widen the stop to the whole term");
    expect(widen?.disabled?.reason).toMatch(/^\\nabla_\{\\phi\} L would change from .+ to 0 /);
    expect(widen?.data).toBeUndefined();
  });

  test("one that is refused only comes where a person asks", () => {
    const [asked, unasked] = [CodeActionTriggerKind.Invoked, CodeActionTriggerKind.Automatic].map((it) =>
      at(0, undefined, it),
    );
    expect(asked!.some((it) => it.disabled)).toBe(true);
    expect(unasked).toEqual(asked!.filter((it) => !it.disabled));
  });

  test("each has its kind, and only those that are asked for come", () => {
    expect(new Set(at(1).map((it) => it.kind))).toEqual(new Set(["refactor.rewrite", "refactor.extract"]));
    expect(new Set(at(1, ["refactor.extract"]).map((it) => it.kind))).toEqual(new Set(["refactor.extract"]));
    expect(at(1, ["source.organizeImports"])).toEqual([]);
  });

  test("all findings of a rule are mended at once, and the title says what that changes", () => {
    const twice = String.raw`$L(\theta) = (r + \gamma V_\theta(z) - V_\theta(s))^2 + (r + \gamma Q_\theta(z) - Q_\theta(s))^2$`;
    const loss = {
      model: analyse({ name: "loss.md", text: twice, language: "markdown" }),
      read: () => undefined,
      version: 1,
    };
    const severities = { "unstopped-target": "warning" } as const;
    const range = new Lines(twice).positionAt(twice.indexOf("\\gamma"));
    const params = { textDocument: { uri }, range: { start: range, end: range }, context: { diagnostics: [] } };
    const support = { disabled: true, annotations: false };
    const action = codeActions(loss, params, severities, support).find((it) => it.title.startsWith("Fix all"))!;
    expect(action.title).toBe("Fix all unstopped-target in this file (changes the gradient)");
    const edit = resolve(
      action,
      () => loss,
      () => severities,
      support,
    ).edit!;
    expect(JSON.stringify(edit).match(/"newText":"[^"]*sg/g)).toHaveLength(2);
  });

  test("one beside which another formula would be read otherwise is refused when it is chosen", () => {
    const two = String.raw`$z \in \mathbb{R}^{T_m}$ and $F(m) = m \bot[m^2]$`;
    const other = {
      model: analyse({ name: "two.md", text: two, language: "markdown" }),
      read: () => undefined,
      version: 1,
    };
    const place = new Lines(two).positionAt(two.indexOf("\\bot"));
    const params = { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [] } };
    const support = { disabled: true, annotations: true };
    const action = codeActions(other, params, {}, support).find((it) => it.title.startsWith("Insert the formal"))!;
    expect(action.disabled).toBeUndefined();
    const chosen = resolve(
      action,
      () => other,
      () => ({}),
      support,
    );
    expect(chosen.edit).toBeUndefined();
    expect(chosen.disabled?.reason).toMatch(/^z \\in .* would be read otherwise: m would be an argument there/);
  });

  test("the edit comes when it is chosen, for the version that it was offered for", () => {
    const narrow = at(1).find((it) => it.title.startsWith("Narrow"))!;
    expect(narrow.edit).toBeUndefined();
    expect(resolved(narrow, 7).edit).toMatchObject({
      documentChanges: [{ textDocument: { uri, version: 7 }, edits: expect.arrayContaining([]) }],
      changeAnnotations: { stopgrad: { label: narrow.title } },
    });
    expect(resolved(narrow, 8).edit).toBeUndefined();
  });
});
