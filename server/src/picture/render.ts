import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js";
import { mathjax } from "mathjax-full/js/mathjax.js";
import { SVG } from "mathjax-full/js/output/svg.js";

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const pixelsPerEx = 8;
const widest = 900;

/** A formula as a standalone SVG picture in one colour; undefined for one that MathJax cannot read. */
export function renderSvg(latex: string, colour: string): string | undefined {
  const input = new TeX({ packages: ["base", "ams"], maxBuffer: 50_000, maxMacros: 1000 });
  const document = mathjax.document("", { InputJax: input, OutputJax: new SVG({ fontCache: "local" }) });
  const html = adaptor.innerHTML(document.convert(latex, { display: true }));
  const svg = /<svg[^]*<\/svg>/.exec(html)?.[0];
  if (!svg || svg.includes('data-mml-node="merror"')) return undefined;
  return sized(svg)
    .replaceAll("currentColor", colour)
    .replace(/ data-mml-node="[^"]*"| data-c="[^"]*"| role="img"| focusable="false"| aria-hidden="true"/g, "");
}

/** The size in pixels, since an image knows no font; a wide formula is made smaller as a whole. */
function sized(svg: string): string {
  const width = Number(/\bwidth="([\d.]+)ex"/.exec(svg)?.[1] ?? 0) * pixelsPerEx;
  const height = Number(/\bheight="([\d.]+)ex"/.exec(svg)?.[1] ?? 0) * pixelsPerEx;
  const scale = Math.min(1, widest / Math.max(width, 1));
  return svg
    .replace(/\bwidth="[\d.]+ex"/, `width="${Math.ceil(width * scale)}"`)
    .replace(/\bheight="[\d.]+ex"/, `height="${Math.ceil(height * scale)}"`);
}
