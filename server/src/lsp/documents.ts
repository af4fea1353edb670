import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyse, includesOf } from "../analysis";
import { languageOf } from "../host";
import type { Model, Source } from "../model/model";
import type { Configurations } from "./configurations";

/** A document as it is now. */
export interface Opened {
  readonly model: Model;
  readonly version: number;
}

/** The models of open documents, each made once for a version and the files that it includes. */
export class Models {
  readonly #known = new Map<string, { readonly key: string; readonly model: Model }>();

  constructor(
    readonly documents: TextDocuments<TextDocument>,
    readonly configurations: Configurations,
    readonly readFile: (uri: string) => string | undefined,
  ) {}

  /** The model of an open document; undefined for one that is not open or not ours. */
  of(uri: string): Model | undefined {
    const document = this.documents.get(uri);
    const language = document && (languageOf(document.languageId) ?? languageOf(uri));
    if (!document || !language) return undefined;
    const source = { name: uri, text: document.getText(), language };
    const others = this.#included(source);
    const { settings } = this.configurations.of(uri).configuration;
    const key = [
      document.version,
      JSON.stringify(settings),
      ...others.map((it) => `${it.name} ${it.text.length} ${this.documents.get(it.name)?.version ?? ""}`),
    ].join("\n");
    const known = this.#known.get(uri);
    if (known?.key === key) return known.model;
    const model = analyse(source, others, settings);
    this.#known.set(uri, { key, model });
    return model;
  }

  /** The model of an open document with the version that it is of. */
  opened(uri: string): Opened | undefined {
    const model = this.of(uri);
    return model && { model, version: this.documents.get(uri)!.version };
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  #included(source: Source): readonly Source[] {
    const seen = new Set([source.name]);
    const found: Source[] = [];
    const pending = [source];
    while (pending.length > 0) {
      const next = pending.shift()!;
      for (const name of includesOf(next.text, next.language)) {
        const included = [source.name, next.name].map((base) => this.#read(base, name)).find((it) => it !== undefined);
        if (!included || seen.has(included.name)) continue;
        seen.add(included.name);
        found.push(included);
        pending.push(included);
      }
    }
    return found;
  }

  /** A file beside `base`: as it is open in the editor, else as it is stored; none beside a document that lies nowhere. */
  #read(base: string, name: string): Source | undefined {
    if (!URL.canParse(name, base)) return undefined;
    const uri = new URL(name, base).href;
    const text = this.documents.get(uri)?.getText() ?? this.readFile(uri);
    return text === undefined ? undefined : { name: uri, text, language: "latex" };
  }
}
