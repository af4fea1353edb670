import { parser } from "@lezer/python";

type Tree = ReturnType<typeof parser.parse>;

/** A part of a Python text in its syntax tree. */
export type PythonNode = Tree["topNode"];

/** The function of that name in a Python text: `loss`, or `Model.loss` for a method where `loss` would not tell. */
export function functionNamed(text: string, name: string): PythonNode | undefined {
  let found: PythonNode | undefined;
  parser.parse(text).iterate({
    enter: ({ node }) => {
      if (node.name !== "FunctionDefinition" || found) return !found;
      if (nameOf(node, text) === name || fullName(node, text) === name) found = node;
      return true;
    },
  });
  return found;
}

/** Every function of a Python text, methods with their class, as `functionNamed` finds them. */
export function functionNames(text: string): readonly string[] {
  const found: string[] = [];
  parser.parse(text).iterate({
    enter: ({ node }) => {
      if (node.name === "FunctionDefinition") found.push(fullName(node, text));
    },
  });
  return [...new Set(found)];
}

function fullName(node: PythonNode, text: string): string {
  const holder = node.parent?.name === "DecoratedStatement" ? node.parent.parent : node.parent;
  const own = nameOf(node, text) ?? "";
  return holder?.parent?.name === "ClassDefinition" ? `${nameOf(holder.parent, text)}.${own}` : own;
}

/** The name that a definition of a function or class gives. */
export const nameOf = (node: PythonNode, text: string): string | undefined => {
  const name = node.getChild("VariableName");
  return name ? text.slice(name.from, name.to) : undefined;
};

/** The parts of a node, punctuation and keywords aside. */
export function partsOf(node: PythonNode): readonly PythonNode[] {
  const found: PythonNode[] = [];
  for (let it = node.firstChild; it; it = it.nextSibling) if (/^[A-Z]/.test(it.name)) found.push(it);
  return found;
}
