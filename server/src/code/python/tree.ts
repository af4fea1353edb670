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
      const own = nameOf(node, text);
      const holder = node.parent?.parent?.name === "DecoratedStatement" ? node.parent.parent : node.parent;
      const method = holder?.parent?.name === "ClassDefinition" ? nameOf(holder.parent, text) : undefined;
      if (own === name || (method && `${method}.${own}` === name)) found = node;
      return true;
    },
  });
  return found;
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
