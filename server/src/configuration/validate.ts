import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import schema from "../../../schemas/stopgrad.schema.json";

/** A value that the schema does not allow: the keys that lead to it, and what would be right. */
export interface Invalid {
  readonly path: readonly string[];
  /** Whether the name itself is unknown; else its value is wrong. */
  readonly unknown: boolean;
  readonly expected: string;
}

const validator = new Validator(schema as Schema, "7", false);

/** What is wrong with a configuration's value, at the deepest places where it is. */
export function validate(value: unknown): readonly Invalid[] {
  const { errors } = validator.validate(value);
  const deepest = errors.filter((it) => !errors.some((other) => below(other, it)));
  return [...new Set(deepest.map((it) => it.instanceLocation))].map((at) => {
    const here = deepest.filter((it) => it.instanceLocation === at);
    return {
      path: pathOf(at),
      unknown: here.some((it) => it.keyword === "false"),
      expected: [...new Set(here.flatMap(expectation))].join(" or "),
    };
  });
}

const below = (a: OutputUnit, b: OutputUnit): boolean => a.instanceLocation.startsWith(`${b.instanceLocation}/`);

const pathOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((it) => decodeURIComponent(it).replaceAll("~1", "/").replaceAll("~0", "~"));

function expectation({ keyword, error }: OutputUnit): readonly string[] {
  const listed = /\[(.+)\]/.exec(error)?.[1] ?? "";
  if (keyword === "enum") return [`one of ${listed.replaceAll('"', "").replaceAll(",", ", ")}`];
  const type = /Expected "(\w+)"/.exec(error)?.[1];
  if (keyword === "type" && type) return [/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`];
  return keyword === "required" ? [`"${/property "(\w+)"/.exec(error)?.[1]}" in it`] : [];
}
