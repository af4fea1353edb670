/** The kinds of colour theme of an editor. */
export type ThemeKind = "light" | "dark" | "hcLight" | "hcDark";

/** What a client may say when it starts the server: pictures only go to one that asks for them. */
export interface InitializationOptions {
  readonly picture?: boolean;
  readonly theme?: ThemeKind;
  /** Where the server's own files are, ending in a slash; only a browser needs to be told. */
  readonly root?: string;
}

/** A notification from the client: the editor's theme is another one now. */
export const themeNotification = "stopgrad/theme";
export interface ThemeParams {
  readonly kind: ThemeKind;
}

/** A request to the client: the text of the file at `uri`, or null where there is none. */
export const readFileRequest = "stopgrad/readFile";
export interface ReadFileParams {
  readonly uri: string;
}

/** What a drawing worker answers: the picture as SVG, where the formula could be drawn. */
export interface Drawing {
  readonly id: number;
  readonly svg: string | undefined;
}

/** A request of a command about an open document. */
export interface DocumentParams {
  readonly uri: string;
}

/** A request: every notation that stops can be written in. */
export const notationsRequest = "stopgrad/notations";
export interface NotationChoice {
  readonly id: string;
  /** A stop in it, as LaTeX. */
  readonly example: string;
}

/** A place in a document, 0-based, in UTF-16 units. */
export interface PlaceInDocument {
  readonly line: number;
  readonly character: number;
}

/** A request: the stops of a document in another notation, or only the one at a position; null where `to` is none. */
export const convertRequest = "stopgrad/convertNotation";
export interface ConvertParams extends DocumentParams {
  readonly to: string;
  readonly position?: PlaceInDocument;
}
export interface ConvertAnswer {
  /** A workspace edit of the protocol. */
  readonly edit: unknown;
  /** How many stops there are, and how many files are edited. */
  readonly stops: number;
  readonly files: number;
  /** The stops that stay as they are, by 0-based line. */
  readonly left: readonly { readonly uri: string; readonly line: number; readonly why: string }[];
}

/** A request: the stops of files in another notation, open in the editor or not; null where `to` is none. */
export const convertFilesRequest = "stopgrad/convertFiles";
export interface ConvertFilesParams {
  readonly to: string;
  readonly files: readonly FileText[];
}
export interface FileText extends DocumentParams {
  readonly text: string;
  /** The version of the text where it is open in the editor. */
  readonly version: number | null;
}

/** A request: the formulas of a document that define something. */
export const formulasRequest = "stopgrad/formulas";
export interface NamedFormula {
  readonly name: string;
  readonly position: PlaceInDocument;
  readonly text: string;
}

/** A request: whether two formulas of a document agree; null where one is not there. */
export const compareRequest = "stopgrad/compareFormulas";
export interface ComparedParams extends DocumentParams {
  readonly left: PlaceInDocument;
  readonly right: PlaceInDocument;
}

export interface ComparedAnswer {
  /** All that was compared, in lines. */
  readonly text: string;
  /** What differs, with the numbers of an example; null where nothing is known to. */
  readonly difference: string | null;
  /** Code actions of the protocol, to be resolved: what can be had in place of the one that was taken for the other. */
  readonly instead: readonly { readonly title: string }[];
}

/** A request: the formula at a place as code; null where none is there. */
export const codeRequest = "stopgrad/code";
export interface CodeParams extends DocumentParams {
  readonly position: PlaceInDocument;
  readonly to: "pytorch" | "jax" | "tensorflow";
}
export interface CodeAnswer {
  readonly kind: "code" | "refused";
  /** The program, or why there is none. */
  readonly text: string;
}

/** A formula as LaTeX, and as SVG in the colour of the text around it where it can be drawn. */
export interface DrawnFormula {
  readonly latex: string;
  readonly svg: string | null;
}

/** A request: the derivatives of the formula at a place as Markdown with mathematics; null where none is there. */
export const derivationRequest = "stopgrad/derivation";
export interface DerivationParams extends DocumentParams {
  readonly position: PlaceInDocument;
}

/** A request: which gradients of the formula at a place flow; null where none is there. */
export const flowRequest = "stopgrad/flow";
export interface FlowParams extends DocumentParams {
  readonly position: PlaceInDocument;
}
export interface FlowAnswer {
  readonly formula: string;
  readonly variables: readonly DrawnFormula[];
  readonly terms: readonly (DrawnFormula & {
    /** By the LaTeX of the variable: it flows, every way is stopped, or there is no way. */
    readonly flow: Readonly<Record<string, "flows" | "stopped" | "none">>;
  })[];
}

/** A request: the stops that give the wanted gradients of the formula at a place; null where none is there. */
export const stopsForRequest = "stopgrad/stopsFor";
export interface StopsForParams extends DocumentParams {
  readonly position: PlaceInDocument;
  /** For each term of the flow table what is wanted of the gradient in a variable. */
  readonly wanted: readonly Readonly<Record<string, "flows" | "stopped">>[];
}
export interface StopsForAnswer {
  /** A workspace edit of the protocol. */
  readonly edit: unknown;
  /** The formula with these stops; null where it needs no other ones. */
  readonly after: DrawnFormula | null;
  /** The terms, by their number, that no stop serves. */
  readonly impossible: readonly { readonly term: number; readonly reason: string }[];
}

/** The data of a code action that is refused: the title of the one that keeps what it would change. */
export interface RefusedData {
  readonly instead: string;
}

/** A request: what depends on what in a document; null where it is not open. */
export const dependenciesRequest = "stopgrad/dependencies";
export interface DependenciesParams extends DocumentParams {
  readonly format: "text" | "mermaid" | "dot";
}

/** A request: the functions of a Python text. */
export const functionsRequest = "stopgrad/functions";
export interface FunctionsParams {
  readonly text: string;
}

/** A request: the edit that names a function as the code of the formula at a place; null where no formula is there. */
export const nameCodeRequest = "stopgrad/nameCode";
export interface NameCodeParams extends DocumentParams {
  readonly position: PlaceInDocument;
  /** The address of the Python file. */
  readonly file: string;
  readonly name: string;
}
