import type { ClientCapabilities, CodeAction, Connection } from "vscode-languageserver";
import type { Severities } from "../configuration/configuration";
import { codeActions, resolve } from "./code-actions";
import type { Models } from "./documents";
import type { Safely } from "./requests";
import { actionSupportOf } from "./workspace-edit";

/** Answers what can be done at a place, and what comes of what is chosen there. */
export function answerCodeActions(
  connection: Connection,
  models: Models,
  rulesOf: (uri: string) => Severities,
  client: () => ClientCapabilities,
  safely: Safely,
): void {
  const resolved = (action: CodeAction): CodeAction =>
    resolve(action, (uri) => models.opened(uri), rulesOf, actionSupportOf(client()));
  connection.onCodeAction((params) =>
    safely("code actions", [], async () => {
      const { uri } = params.textDocument;
      const opened = models.opened(uri);
      if (!opened) return [];
      const support = actionSupportOf(client());
      const found = codeActions(opened, params, rulesOf(uri), support);
      const lazy = client().textDocument?.codeAction?.resolveSupport?.properties.includes("edit");
      return lazy ? found : found.map(resolved).filter((it) => support.disabled || !it.disabled);
    }),
  );
  connection.onCodeActionResolve((action) =>
    safely("code action", action, async () => {
      const found = resolved(action);
      if (found.disabled) connection.window.showWarningMessage(`${found.title}: ${found.disabled.reason}`);
      return found;
    }),
  );
}
