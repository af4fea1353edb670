import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyse } from "../analysis";
import type { Read } from "../code/code-comments";
import { languageOf } from "../host";
import type { Model, Source } from "../model/model";
import { type Files, projectOf, settingsWith } from "../model/project/project";
import type { Configurations } from "./configurations";
import type { Platform } from "./platform";

/** A document as it is in one version; null where it is not open. */
export interface Versioned {
  readonly model: Model;
  readonly version: number | null;
}

/** An open document as it is now, and how the files beside it are read. */
export interface Opened extends Versioned {
  readonly read: Read;
  readonly version: number;
}

/** A model, and what it was made of. */
interface Known {
  readonly key: string;
  readonly others: readonly Source[];
  readonly model: Model;
}

const isSame = (a: readonly Source[], b: readonly Source[]): boolean =>
  a.length === b.length && a.every((it, i) => it.name === b[i]!.name && it.text === b[i]!.text);

/** The models of open documents, each made once for a version and the files that it includes. */
export class Models {
  readonly #known = new Map<string, Known>();

  constructor(
    readonly documents: TextDocuments<TextDocument>,
    readonly configurations: Configurations,
    readonly platform: Pick<Platform, "read" | "arriving">,
  ) {}

  /** The model of an open document; undefined for one that is not open or not ours. */
  of(uri: string): Model | undefined {
    const document = this.documents.get(uri);
    const language = document && (languageOf(document.languageId) ?? languageOf(uri));
    if (!document || !language) return undefined;
    const source = { name: uri, text: document.getText(), language };
    const project = projectOf(source, this.#files);
    const settings = settingsWith(this.configurations.of(uri).configuration.settings, project);
    const key = `${document.version}\n${JSON.stringify(settings)}`;
    const known = this.#known.get(uri);
    if (known?.key === key && isSame(known.others, project.others)) return known.model;
    const model = analyse(source, project.others, settings);
    this.#known.set(uri, { key, others: project.others, model });
    return model;
  }

  /** The model of an open document with the version that it is of. */
  opened(uri: string): Opened | undefined {
    const model = this.of(uri);
    return model && { model, read: this.#beside(uri), version: this.documents.get(uri)!.version };
  }

  /** The model of a text among others that lie beside it, once what sets how it is read has come. */
  async ofText(source: Source, texts: ReadonlyMap<string, string>): Promise<Model> {
    const files: Files = {
      read: (uri) => texts.get(uri) ?? this.#files.read(uri),
      near: (uri) => [...texts.keys()].filter((it) => it !== uri && it.endsWith(".tex")),
    };
    for (;;) {
      const project = projectOf(source, files);
      const { settings } = this.configurations.of(source.name).configuration;
      if (!(await this.platform.arriving())) return analyse(source, project.others, settingsWith(settings, project));
    }
  }

  /** Reads a file by its name relative to a document, as it is open in the editor, else as it is stored. */
  #beside =
    (uri: string): Read =>
    (file) =>
      URL.canParse(file, uri) ? this.#files.read(new URL(file, uri).href) : undefined;

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** Files as they are open in the editor, else as they are stored. */
  readonly #files: Files = {
    read: (uri) => this.documents.get(uri)?.getText() ?? this.platform.read(uri),
    near: (uri) => [
      ...this.documents.keys().filter((it) => it !== uri && it.endsWith(".tex")),
      ...usual.flatMap((it) => (URL.canParse(it, uri) ? [new URL(it, uri).href] : [])),
    ],
  };
}

/** Where the main file of a document usually lies. */
const usual = ["main.tex", "../main.tex", "paper.tex", "../paper.tex"];
