import type { DrawnFormula } from "../../../server/src/protocol";

/** An element of the page with its properties and what is in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** A formula as a picture in the colour of the text, or as LaTeX. */
export function formula({ latex, svg }: DrawnFormula): HTMLElement {
  if (svg === null) return element("code", {}, latex);
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", latex);
  return element("span", { title: latex }, document.importNode(drawn, true));
}
