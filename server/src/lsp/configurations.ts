import { fromEditor } from "../configuration/editor";
import type { Layer } from "../configuration/layer";
import { type Resolved, resolveConfiguration } from "../configuration/resolve";

/** What is set for each document: by the editor, and by the configuration files above it. */
export class Configurations {
  readonly #resolved = new Map<string, Resolved>();
  #editor: Layer = {};

  constructor(readonly read: (url: string) => string | undefined) {}

  /** What holds for a document, as it was when first asked after the last change. */
  of(uri: string): Resolved {
    const known = this.#resolved.get(uri);
    if (known) return known;
    const found = resolveConfiguration(uri, this.read, this.#editor);
    this.#resolved.set(uri, found);
    return found;
  }

  /**
   * Takes over what the editor answers for our settings and for the macros of its own Markdown preview, which hold where ours
   * do not set them; what is not understood is as if it were not set.
   */
  heed(section: unknown, previewMacros: unknown): void {
    const layer = fromEditor(section);
    const { macros } = fromEditor({ macros: previewMacros ?? {} });
    this.#editor = { ...layer, macros: { ...(macros as object), ...(layer.macros as object) } };
    this.forget();
  }

  /** Forgets what was found, since a file or a setting changed. */
  forget(): void {
    this.#resolved.clear();
  }
}
