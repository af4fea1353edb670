import type { Uri, Webview } from "vscode";

/** The page of the flow panel, in the colours of the editor's theme. */
export const flowPage = ({ cspSource }: Webview, script: Uri): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${cspSource}; style-src 'unsafe-inline'">
<style>
body { padding: 1em; color: var(--vscode-foreground); font-family: var(--vscode-font-family); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.3em 0.6em; text-align: center; font-weight: normal; }
thead th { border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); }
tbody th { text-align: left; }
svg { vertical-align: middle; }
button { font: inherit; padding: 0.3em 0.8em; min-width: 6.5em; cursor: pointer; border-radius: 2px;
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-contrastBorder, transparent); }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
button.marked { border: 1px dashed var(--vscode-focusBorder); outline: 1px dashed var(--vscode-focusBorder); }
button.main { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
button.main:hover { background: var(--vscode-button-hoverBackground); }
button:disabled { opacity: 0.5; cursor: default; }
.none { color: var(--vscode-descriptionForeground); }
.problem { color: var(--vscode-errorForeground); }
code { font-family: var(--vscode-editor-font-family); white-space: pre-wrap; }
</style>
</head>
<body><main aria-live="polite"></main><script src="${script}"></script></body>
</html>`;
