import type { Delimited } from "../delimiters";

/**
 * Whether two single dollars mean a formula: by Pandoc's rule no space inside at either end and no digit after, so that prices
 * are none; with spaces inside where a TeX command, a script, an equation or a lone letter leaves no doubt.
 */
export function isFormula(text: string, { inner, to }: Delimited): boolean {
  const inside = text.slice(inner.from, inner.to);
  const trimmed = inside.trim();
  if (trimmed === "" || (inside.includes("`") && !inside.includes("\\text"))) return false;
  if (isDigit(text.charCodeAt(to)) && !lone.test(inside)) return false;
  if (isDigit(inside.charCodeAt(0)) && words.test(inside) && !command.test(inside)) return false;
  return trimmed === inside || evident(inside);
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** As in `$\sim$5`. */
const lone = /^(?:[-+=<>~]|\\[A-Za-z]+)$/;

const command = /\\[A-Za-z]/;
const script = /[A-Za-z)\]}]\s?[_^]\s?[\w{\\]/;
const equation = /^[^=]+=[^=]/;
const words = /[A-Za-z]{2}[\s,;]+[A-Za-z]{2}|[\u3040-\u9fff\uac00-\ud7af]/;
const sentence = /[A-Za-z]{2} [A-Za-z]{2,} [A-Za-z]{2}/;
const amount = /^\s*\d[\d.,]*\s/;

function evident(inside: string): boolean {
  if (/^\s*[A-Za-z]'?\s*$/.test(inside)) return true;
  if (/[\n`]/.test(inside) || amount.test(inside)) return false;
  if (command.test(inside) || script.test(inside)) return !sentence.test(inside);
  return equation.test(inside) && !words.test(inside);
}
