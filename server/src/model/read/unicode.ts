import type { Placed } from "../../tex/expand";

/** Signs that people type or paste, by the command or the character of the keyboard that means the same. */
const meaning: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "·": "\\cdot",
  "⋅": "\\cdot",
  "×": "\\times",
  "∗": "*",
  "∣": "\\mid",
  "‖": "\\|",
  "∥": "\\|",
  "′": "'",
  "’": "'",
  "，": ",",
  "；": ";",
  "：": ":",
  "（": "(",
  "）": ")",
  "≤": "\\le",
  "≥": "\\ge",
  "≠": "\\ne",
  "≈": "\\approx",
  "≡": "\\equiv",
  "∈": "\\in",
  "∉": "\\notin",
  "⊂": "\\subset",
  "⊆": "\\subseteq",
  "∼": "\\sim",
  "→": "\\to",
  "←": "\\leftarrow",
  "⇒": "\\Rightarrow",
  "∝": "\\propto",
  "∞": "\\infty",
  "∑": "\\sum",
  "∏": "\\prod",
  "∫": "\\int",
  "∇": "\\nabla",
  "∂": "\\partial",
  "±": "\\pm",
  "∪": "\\cup",
  "∩": "\\cap",
  "⊙": "\\odot",
  "⊗": "\\otimes",
  "⊕": "\\oplus",
  "∘": "\\circ",
  "…": "\\dots",
  "⋯": "\\cdots",
  "⟨": "\\langle",
  "⟩": "\\rangle",
  "⌊": "\\lfloor",
  "⌋": "\\rfloor",
  "∀": "\\forall",
  "∃": "\\exists",
  "∧": "\\land",
  "∨": "\\lor",
  "∅": "\\emptyset",
  "⊤": "\\top",
};

/** The tokens with pasted signs as commands and letters beyond the basic plane in one piece. */
export function unified(tokens: readonly Placed[]): readonly Placed[] {
  if (!tokens.some((it) => it.kind === "char" && it.text > "~")) return tokens;
  const out: Placed[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const it = tokens[i]!;
    const next = tokens[i + 1];
    const command = meaning[it.text];
    if (command !== undefined && it.kind === "char")
      out.push({ ...it, text: command, kind: command.length > 1 ? "command" : "char" });
    else if (/^[\ud800-\udbff]$/.test(it.text) && next && /^[\udc00-\udfff]$/.test(next.text)) {
      out.push({ ...it, text: it.text + next.text, to: next.to });
      i++;
    } else out.push(it);
  }
  return out;
}
