import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyse, diagnose } from "../../server/src/analysis";
import type { Severities } from "../../server/src/configuration/configuration";
import { languageOf } from "../../server/src/host";
import { rules } from "../../server/src/rules";
import { Lines } from "../../server/src/text/lines";
import { describeCorpus } from "../harness/corpus";

const page = readFileSync(join(import.meta.dirname, "../../docs/findings-on-real-papers.md"), "utf8");
const rows = page.split("\n").filter((it) => it.startsWith("| `"));

/** The rules of practice; an introduction is missing in so many notes that only their number is listed. */
const practice: Severities = Object.fromEntries(
  rules
    .filter((it) => it.severity === "off" && it.id !== "undeclared-notation")
    .map((it) => [it.id, "warning" as const]),
);

describeCorpus("findings on real papers", /^positive\/.*\.(?:md|qmd|Rmd|mdx|tex)$/, (files) => {
  test("each of severity warning or higher is listed with its place and a verdict, and none is wrong", () => {
    const found = files.flatMap(({ name, text }) => {
      const [, owner, repository, path] = /^positive\/([^+]+)\+([^/]+)\/(.+)$/.exec(name)!;
      const lines = new Lines(text);
      return diagnose(analyse({ name, text, language: languageOf(name)! }), practice)
        .filter(({ severity }) => severity === "error" || severity === "warning")
        .map(({ rule, at }) => ({
          rule,
          repository: `${owner}/${repository}`,
          place: `\`${path!.replaceAll("__", "/")}:${lines.lineAt(at.from) + 1}\``,
        }));
    });
    const unlisted = found.filter(
      ({ rule, repository, place }) =>
        !rows.some((it) => it.startsWith(`| \`${rule}\``) && it.includes(repository) && it.includes(place)),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(unlisted).toEqual([]);
    for (const row of rows) expect(row).toMatch(/real mistake|real but harmless/);
  });
});
