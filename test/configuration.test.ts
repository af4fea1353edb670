import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sarifReport } from "../server/src/cli/report/sarif";
import { fromEditor } from "../server/src/configuration/editor";
import { resolveConfiguration } from "../server/src/configuration/resolve";
import { rules } from "../server/src/rules";

const root = join(import.meta.dirname, "..");
const json = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));
const { contributes } = json("package.json");
const schema = json("schemas/stopgrad.schema.json");

describe("settings", () => {
  test("the schema knows every rule, and so do the editor's settings", () => {
    const ids = rules.map((it) => it.id).sort();
    expect(Object.keys(schema.definitions.rules.properties).sort()).toEqual(ids);
    expect(Object.keys(contributes.configuration.properties["stopgrad.rules"].properties).sort()).toEqual(ids);
  });

  test("each setting of a file is one of the editor, of the same type, and can be overridden", () => {
    const own = ["$schema", "extends", "overrides"];
    const names = Object.keys(schema.properties).filter((it) => !own.includes(it));
    expect(Object.keys(schema.properties.overrides.items.properties)).toEqual(["files", ...names]);
    for (const name of names)
      expect(contributes.configuration.properties[`stopgrad.${name}`]?.type, name).toBe(schema.definitions[name].type);
  });

  test("the editor offers the schema for the file", () => {
    expect(contributes.jsonValidation).toEqual([
      { fileMatch: ".stopgrad.json", url: "./schemas/stopgrad.schema.json" },
    ]);
  });

  test("the editor's answer is heeded where it is understood", () => {
    expect(fromEditor({ rules: { "no-effect": "off", nothing: "off" }, hover: { picture: false }, trace: {} })).toEqual(
      {
        rules: { "no-effect": "off" },
        "hover.picture": false,
      },
    );
    for (const odd of [null, undefined, 3, "x", [], { rules: 7, parameters: [1] }])
      expect(fromEditor(odd).rules).toBeUndefined();
  });

  test("a folder's file goes before the editor, and a document in no folder has only the editor", () => {
    const read = (url: string) =>
      url === "file:///a/.stopgrad.json" ? '{"rules":{"no-effect":"error"},"parameters":["\\\\theta"]}' : undefined;
    const editor = { rules: { "no-effect": "off", "redundant-stop": "off" }, parameters: ["\\phi"] };
    const { configuration } = resolveConfiguration("file:///a/b/c.md", read, editor);
    expect(configuration.rules).toEqual({ "no-effect": "error", "redundant-stop": "off" });
    expect(configuration.settings.parameters).toEqual(["\\phi", "\\theta"]);
    for (const nowhere of ["untitled:Untitled-1", "file:///z.md"])
      expect(resolveConfiguration(nowhere, read, editor).configuration.rules).toEqual(editor.rules);
  });
});

describe("SARIF", () => {
  const finding = (line: number, source: string) => ({
    file: "a b.md",
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    rule: "no-effect",
    severity: "warning" as const,
    message: "m",
    related: [],
    fixes: [],
    source,
  });
  const results = (...findings: ReturnType<typeof finding>[]) =>
    JSON.parse(sarifReport({ files: 1, findings })).runs[0].results;

  test("a finding keeps its fingerprint when its line moves, and equal ones have different ones", () => {
    const [one] = results(finding(1, "x\n"));
    const [other, moved] = results(finding(3, "y\n"), finding(9, "  x\n"));
    expect(moved.partialFingerprints).toEqual(one.partialFingerprints);
    expect(other.partialFingerprints).not.toEqual(one.partialFingerprints);
    const [first, second] = results(finding(1, "x\n"), finding(2, "x\n"));
    expect(first.partialFingerprints).not.toEqual(second.partialFingerprints);
  });

  test("every rule is described, and a result names its rule by index and its file by address", () => {
    const { tool } = JSON.parse(sarifReport({ files: 0, findings: [] })).runs[0];
    expect(tool.driver.rules.map((it: { id: string }) => it.id)).toEqual([
      ...rules.map((it) => it.id),
      "configuration",
    ]);
    const [one] = results(finding(1, "x"));
    expect(tool.driver.rules[one.ruleIndex].id).toBe("no-effect");
    expect(one.locations[0].physicalLocation.artifactLocation.uri).toBe("a%20b.md");
  });
});
