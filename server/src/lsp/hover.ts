import type { Hover as Answer } from "vscode-languageserver";
import type { Hover } from "../hovers/hover";
import type { Model } from "../model/model";
import type { Pictures } from "../picture/pictures";
import { Lines } from "../text/lines";
import { rangeOf } from "./convert";

/** What a client can show: drawn formulas in a colour of ink, Markdown, or plain text. */
export interface Showing {
  readonly markdown: boolean;
  readonly ink: string | undefined;
}

/** A hover in the words of the protocol. */
export async function hoverAnswer(
  model: Model,
  hover: Hover,
  { markdown, ink }: Showing,
  pictures: Pictures,
): Promise<Answer> {
  const range = rangeOf(new Lines(model.source.text), hover.at);
  const source = hover.equations.join("\n");
  if (!markdown) {
    const plain = hover.sentences.map((it) => it.replace(/\*\*|`/g, ""));
    return { range, contents: { kind: "plaintext", value: [...plain, source].join("\n") } };
  }
  const drawn = ink === undefined ? [] : await Promise.all(hover.equations.map((it) => pictures.draw(it, ink)));
  const images = drawn.flatMap((svg, i) => (svg ? [image(svg, hover.equations[i]!)] : []));
  const code = hover.equations.length > 0 ? [`\`\`\`latex\n${source}\n\`\`\``] : [];
  return {
    range,
    contents: { kind: "markdown", value: [...hover.sentences, ...fitting(images), ...code].join("\n\n") },
  };
}

/** VS Code cuts a hover at 100,000 characters: pictures as long as they fit together. */
function fitting(images: readonly string[]): readonly string[] {
  let room = 90_000;
  const kept: string[] = [];
  for (const it of images) {
    room -= it.length;
    if (room > 0) kept.push(it);
  }
  return kept;
}

function image(svg: string, latex: string): string {
  const alt = latex.replace(/[&<>"\n]/g, (it) => `&#${it.charCodeAt(0)};`);
  const size = /<svg[^>]*?\bwidth="(\d+)"[^>]*?\bheight="(\d+)"/.exec(svg);
  const place = size ? ` width="${size[1]}" height="${size[2]}"` : "";
  return `<p><img src="data:image/svg+xml;base64,${base64(svg)}" alt="${alt}"${place}></p>`;
}

/** In Base64 as UTF-8; `btoa` alone knows only Latin-1. */
const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (it) => String.fromCharCode(it)).join(""));
