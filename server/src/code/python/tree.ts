import { parser } from "@lezer/python";
import { Interned } from "../../model/remember";

type Tree = ReturnType<typeof parser.parse>;

/** The tree of a text; one that is read call by call is parsed once. */
const treeOf = (text: string): Tree => trees.get(text, (own) => parser.parse(own));
const trees = new Interned<Tree>(8);

/** A part of a Python text in its syntax tree. */
export type PythonNode = Tree["topNode"];

/** The function of that name in a Python text: `loss`, or `Model.loss` for a method where `loss` would not tell. */
export function functionNamed(text: string, name: string): PythonNode | undefined {
  let found: PythonNode | undefined;
  treeOf(text).iterate({
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
  treeOf(text).iterate({
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

/** A parameter of a function, and what it is where a call does not give it. */
export interface Parameter {
  readonly name: string;
  readonly otherwise: PythonNode | undefined;
}

/** The parameters of a function or lambda, those of the object or class and those that take any number aside. */
export function parametersOf(node: PythonNode, text: string): readonly Parameter[] {
  const parts = partsOf(node.getChild("ParamList") ?? node).filter((it) => it.name !== "TypeDef");
  return parts.flatMap((it, i): readonly Parameter[] => {
    const isName = it.name === "VariableName" && parts[i - 1]?.name !== "AssignOp" && it.prevSibling?.name[0] !== "*";
    const name = text.slice(it.from, it.to);
    if (!isName || name === "self" || name === "cls") return [];
    return [{ name, otherwise: parts[i + 1]?.name === "AssignOp" ? parts[i + 2] : undefined }];
  });
}

const withoutGradient = /\b(?:no_grad|inference_mode|stop_recording|set_grad_enabled\(\s*False\s*\))/;

/** Whether nothing in the body of a `with` statement or of a decorated function has a gradient. */
export const isWithoutGradient = (node: PythonNode, text: string): boolean => {
  const decorated = node.parent?.name === "DecoratedStatement" ? node.parent : node;
  const body = node.getChild("Body");
  return withoutGradient.test(text.slice(decorated.from, body?.from ?? decorated.from));
};
