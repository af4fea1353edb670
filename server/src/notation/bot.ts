import type { Notation } from "./notation";

/** `\bot`, as in MagicBox (DiCE, arXiv 1802.05098). */
export const bot: Notation = { id: "bot", template: "\\bot_{#S}[#1]", signs: ["⊥"] };
