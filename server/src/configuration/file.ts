import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import schema from "../../../schemas/stopgrad.schema.json";
import type { Edit } from "../text/edit";
import { nearest } from "../text/nearest";
import type { Span } from "../text/span";
import { type Invalid, validate } from "./validate";
import { without } from "./without";

/** Something wrong with a configuration file, at its place. */
export interface Problem {
  readonly url: string;
  readonly text: string;
  readonly at: Span;
  readonly message: string;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
  /** Whether the file could not be read at all. */
  readonly broken: boolean;
}

/** A configuration file: what it says that is valid, and what is wrong with it. */
export interface ConfigurationFile {
  readonly url: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  /** The place of the value at those keys. */
  place(path: readonly (string | number)[]): Span;
}

/** Reads a configuration file's text (JSON with comments); never throws. */
export function readConfiguration(url: string, text: string): ConfigurationFile {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const place = (path: readonly (string | number)[]) => spanOf(root && findNodeAtLocation(root, [...path]), text);
  if (errors.length > 0 || root === undefined)
    return { url, value: {}, place, problems: [brokenAt(url, text, errors[0])] };
  const value: unknown = getNodeValue(root);
  const invalid = validate(value);
  const problems = invalid.map((it) => problem(url, text, root, it));
  return { url, value: without(value, invalid) as Record<string, unknown>, place, problems };
}

function brokenAt(url: string, text: string, error: ParseError | undefined): Problem {
  const at = error ? { from: error.offset, to: error.offset + error.length } : { from: 0, to: text.length };
  const why = error
    ? printParseErrorCode(error.error)
        .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
        .toLowerCase()
    : "it is empty";
  return {
    url,
    text,
    at,
    message: `this is no JSON (${why}), so nothing of it is heeded — mend it`,
    fixes: [],
    broken: true,
  };
}

function problem(url: string, text: string, root: Node, { path, unknown, expected }: Invalid): Problem {
  const node = findNodeAtLocation(root, [...path].map(index));
  if (!unknown) {
    const value = node ? text.slice(node.offset, node.offset + Math.min(node.length, 40)) : "";
    const message = `${value} is no value for ${titled(path)} — expected ${expected}`;
    return { url, text, at: spanOf(node, text), message, fixes: [], broken: false };
  }
  const name = path.at(-1) ?? "";
  const key = node?.parent?.children?.[0] ?? node;
  const at = spanOf(key, text);
  const known = namesAt(path.slice(0, -1));
  const meant = nearest(name, known);
  const kind = path.at(-2) === "rules" ? "rule" : "setting";
  const fix = meant && { title: `Change to ${meant}`, edits: [{ span: at, text: JSON.stringify(meant) }] };
  const remedy = meant ? `did you mean ${meant}?` : `there are ${known.join(", ")}`;
  return { url, text, at, message: `${name} is no ${kind} — ${remedy}`, fixes: fix ? [fix] : [], broken: false };
}

/** A setting by its name; an entry of a list by that of the list. */
const titled = (path: readonly string[]): string => {
  const name = path.findLast((it) => !/^\d+$/.test(it)) ?? "this file";
  return name === path.at(-1) ? name : `an entry of ${name}`;
};

const index = (key: string | number): string | number => (/^\d+$/.test(String(key)) ? Number(key) : key);

function namesAt(path: readonly (string | number)[]): readonly string[] {
  if (path.at(-1) === "rules") return Object.keys(schema.definitions.rules.properties);
  return Object.keys(path[0] === "overrides" ? schema.properties.overrides.items.properties : schema.properties);
}

const spanOf = (node: Node | undefined, text: string): Span =>
  node ? { from: node.offset, to: node.offset + node.length } : { from: 0, to: Math.min(1, text.length) };
