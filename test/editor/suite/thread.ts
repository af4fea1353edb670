import { assert } from "chai";
import * as vscode from "vscode";
import { act, ask, choose, eventually, positionOf, says, shows, start, write } from "./window";

const samples = String.raw`$$ \theta_1 = g(\epsilon_1, \phi_1), \quad \theta_2 = g(\theta_1, \epsilon_2, \phi_2), \quad \epsilon_1 \sim N(0, I), \quad \epsilon_2 \sim N(0, I) $$
`;
const question = String.raw`
$$ K(\phi_1, \phi_2) = E[\log \pi(\theta_1, \theta_2) + \log f(y_1 | \theta_1) + \bot_{\phi_1}[\log f(y_2 | \theta_1, \theta_2)] - \log q_1(\theta_1; \phi_1) - \bot_{\phi_1}[\log q_2(\theta_2 | \theta_1; \phi_2)]] $$
`;
const answer = String.raw`
$$ \hat{K}(\phi_1, \phi_2, \varphi_1, \varphi_2) = E_{\substack{\theta_1 = g(\epsilon_1, \varphi_1) \\ \theta_2 = g(\theta_1, \epsilon_2, \varphi_2)}}[\log \pi(\theta_1, \theta_2) + \log f(y_1 | \theta_1) + \log f(y_2 | \theta_1, \theta_2) - \log q_1(\theta_1; \phi_1) - \log q_2(\theta_2 | \theta_1; \phi_2)] $$
`;
const comment = String.raw`
$$ \theta_2 = g(\bot \theta_1, \epsilon_2, \phi_2) $$

$$ M(\phi_1, \phi_2) = E[\log \pi(\theta_1, \theta_2) + \log f(y_1 | \theta_1) + \log f(y_2 | \theta_1, \theta_2) - \log q_1(\theta_1; \phi_1) - \log q_2(\theta_2 | \theta_1; \phi_2)] $$
`;
const right = String.raw`\hat{K}(\phi_1, \varphi_1, \phi_2) = E\left[`;

/** Waits for a text in the document, then takes it out in one step. */
async function becomes({ document }: vscode.TextEditor, part: string, before: string): Promise<void> {
  await eventually(`${part}, last ${document.getText()}`, () => (document.getText().includes(part) ? true : undefined));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await vscode.commands.executeCommand("undo");
  assert.equal(document.getText(), before);
}

const pressed = async (title: string) =>
  eventually(`the button ${title}`, async () => {
    await vscode.commands.executeCommand("notifications.showList");
    return (await ask<boolean>("click", `.notification-list-item a.monaco-button:has-text(${JSON.stringify(title)})`))
      ? true
      : undefined;
  });

suite("the two rewritings that the thread settles on", () => {
  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.commands.executeCommand("workbench.action.joinAllGroups");
  });

  test("the accepted answer is found to be wrong, with the gradient that changes, and the right version takes its place", async () => {
    const text = samples + question + answer;
    const editor = await write("markdown", text, "\\hat{K}");
    const name = "\\hat{K}(\\phi_1, \\phi_2, \\varphi_1, \\varphi_2)";
    await shows(editor.document, [`wrong-formal-version: ${name}`]);
    const [{ message }] = vscode.languages.getDiagnostics(editor.document.uri) as [vscode.Diagnostic];
    assert.match(
      message,
      /another derivative in \\phi_1 than K.* at \\phi_1 = 1.* it is -0\.40121, and not -0\.276084/,
    );
    await ask("shot", "accepted-answer");
    await act(editor.document, positionOf(editor.document, name), /^Replace by the right formal version/);
    assert.include(editor.document.getText(), right);
    await shows(editor.document, []);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text);
  });

  test("the accepted answer is refused where the two are compared, and the right version is offered", async () => {
    const text = samples + question + answer;
    const editor = await write("markdown", text, "K(");
    start("stopgrad.compareFormulas");
    await choose("K(");
    await choose("\\hat{K}(");
    await says(/differ: \\nabla_\{\\phi_1\} is -0\.4012\d* and -0\.2760\d* at \\phi_1 = 1/);
    await ask("shot", "compare-answer");
    await pressed("Replace by the right formal version");
    await becomes(editor, right, text);
  });

  test("the moved stop is refused where the two are compared, and what keeps the gradients is offered", async () => {
    const text = samples + question + comment;
    const editor = await write("markdown", text, "K(");
    for (const [title, part] of [
      ["Give the stopped", "where $\\tilde\\theta_1 = \\bot_{\\phi_1}[\\theta_1]$"],
      ["Insert the formal version of K", "\\hat{K}(\\phi_1, \\tilde\\phi_1, \\phi_2) = "],
    ] as const) {
      start("stopgrad.compareFormulas");
      await choose("K(");
      await choose("M(");
      await says(/differ: \\nabla_\{\\phi_1\} is -0\.4012\d* and -0\.3268\d* at \\phi_1 = 1/);
      await pressed(title);
      await becomes(editor, part, text);
      await vscode.commands.executeCommand("notifications.clearAll");
    }
  });

  test("the moved stop is refused as a rewriting, with the gradient that changes, and what keeps it is offered", async () => {
    const text = samples + question;
    const editor = await write("markdown", text, "\\bot");
    start("stopgrad.rewriteStop");
    await eventually("the choices", async () =>
      (await ask<string[]>("texts", ".quick-input-list .monaco-list-row")).length > 3 ? true : undefined,
    );
    await ask("shot", "rewrite-stop");
    await choose("Move the stop into the definition of \\theta_2");
    await says(/\\nabla_\{\\phi_1\} K would change from \S+ to \S+ at \\phi_1 = 1/);
    await ask("shot", "refused");
    assert.equal(editor.document.getText(), text);
    await pressed("Give the stopped");
    await becomes(editor, "where $\\tilde\\theta_1 = \\bot_{\\phi_1}[\\theta_1]$", text);
  });
});
