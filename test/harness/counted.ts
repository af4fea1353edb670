import { analyse, diagnose } from "../../server/src/analysis";
import { readHost } from "../../server/src/host";
import { Cursor } from "../../server/src/model/read/cursor";

/** How many characters are asked for, one by one or in searches, while the formulas of a text are found. */
export function charactersAsked(text: string, language: "markdown" | "latex"): number {
  let count = 0;
  const { charCodeAt, indexOf } = String.prototype;
  String.prototype.charCodeAt = function (at) {
    count++;
    return charCodeAt.call(this, at);
  };
  String.prototype.indexOf = function (what, from = 0) {
    const found = indexOf.call(this, what, from);
    count += (found < 0 ? this.length : found) - from;
    return found;
  };
  try {
    readHost(text, language);
  } finally {
    Object.assign(String.prototype, { charCodeAt, indexOf });
  }
  return count;
}

/** How many tokens are looked at while a formula is read and its findings are made. */
export function tokensAsked(text: string): number {
  let count = 0;
  const { text: textAt, partner, source } = Cursor.prototype;
  Object.assign(Cursor.prototype, {
    text(this: Cursor, at: number) {
      count++;
      return textAt.call(this, at);
    },
    partner(this: Cursor, at: number, end: number) {
      count++;
      return partner.call(this, at, end);
    },
    source(this: Cursor, from: number, to: number) {
      count += Math.max(0, to - from);
      return source.call(this, from, to);
    },
  });
  try {
    diagnose(analyse({ name: "x", text, language: "markdown" }));
  } finally {
    Object.assign(Cursor.prototype, { text: textAt, partner, source });
  }
  return count;
}
