import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as typed from "../../server/src/analysis";
import type { Severities } from "../../server/src/configuration/configuration";
import { languageOf } from "../../server/src/host";
import type { Source } from "../../server/src/model/model";
import { rules } from "../../server/src/rules";
import { casesOf } from "../harness/cases";

// What is remembered from one version of a document to the next must never show: after any session of typing, a document is
// what it is to someone who opens it now.

type Product = Pick<typeof typed, "analyse" | "diagnose" | "hoverAt">;

const script = new Script(
  buildSync({
    entryPoints: [join(import.meta.dirname, "../../server/src/analysis.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "iife",
    globalName: "product",
    loader: { ".md": "text" },
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  }).outputFiles[0]!.text,
);

/** The product as it is before it has seen anything. */
const fresh = (): Product => {
  const context = createContext({ URL });
  script.runInContext(context);
  return context.product as Product;
};

const everything: Severities = Object.fromEntries(rules.map((it) => [it.id, "warning"]));

/** What is said of a document: findings with their fixes, and hovers here and there. */
function said({ analyse, diagnose, hoverAt }: Product, source: Source): string {
  const model = analyse(source);
  const findings = diagnose(model, everything).map(({ fixes, ...it }) => ({
    ...it,
    fixes: fixes.map((fix) => fix.title),
  }));
  const places = [1, 2, 3].map((i) => Math.floor((source.text.length * i) / 4));
  return JSON.stringify([findings, places.map((at) => hoverAt(model, at))], null, 1);
}

const documents = ["rules", "hovers", "actions", "reading"]
  .flatMap((layer) => casesOf(layer))
  .flatMap(({ cases }) => cases.flatMap(({ files }) => files.slice(0, 1)));

/** Text that a person types, or that changes what the rest of a document means. */
const snippet = fc.oneof(
  fc.constantFrom(
    ..."$ $$ \\[ \\] \\bot_\\phi[ ] \\operatorname{sg}[ \\operatorname{sg} { } ( ) _ ^ = + - \\phi \\theta a x ` ``` > <!-- --> % \\\\ &".split(
      " ",
    ),
    "\n\n",
  ),
  fc.string({ maxLength: 3 }),
);
const saying = fc.constantFrom(
  "\\newcommand{\\sg}[1]{\\operatorname{sg}[#1]}",
  "\\newcommand{\\phi}{\\theta}",
  "\\def\\a{b}",
  " where $S$ is the stop-gradient operator. ",
  " $\\theta$ is frozen. ",
  " We minimise over the parameters $\\phi$. ",
  " the Sprague-Grundy function ",
  " $x$ is a function of $\\phi$. ",
  "\n\n$$L(\\phi) = \\bot_\\phi[x] \\phi + f(a + b) + S(a)$$\n\n",
  " $\\theta = \\phi^2$ ",
  " $f(x) = x^2$ ",
  " $f = 2$ ",
  " $S(x) = x$ ",
  "\n<!-- stopgrad: ignore-next-line -->\n",
  "\\begin{align}\n",
  "\\end{align}\n",
);
/** A part of one of the documents, as someone copies it. */
const copied = fc
  .tuple(fc.nat(documents.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(120))
  .map(([i, at, length]) => documents[i]!.text.slice(Math.floor(at * documents[i]!.text.length)).slice(0, length));

/** An edit: what goes in, where (a part of the text's length), and how many characters go out. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  out: fc.oneof(fc.constant(0), fc.nat(30)),
  put: fc.oneof(snippet, saying, copied),
});

const apply = (text: string, { at, out, put }: { at: number; out: number; put: string }): string => {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + out);
};

test("a session of typing leaves nothing behind", () => {
  fc.assert(
    fc.property(fc.nat(documents.length - 1), fc.array(edit, { minLength: 3, maxLength: 10 }), (i, edits) => {
      const { name, text } = documents[i]!;
      const language = languageOf(name)!;
      let now = text;
      for (const it of edits) {
        now = apply(now, it);
        said(typed, { name, text: now, language });
      }
      const source = { name, text: now, language };
      expect(said(typed, source)).toBe(said(fresh(), source));
    }),
    { numRuns: 400 },
  );
});
