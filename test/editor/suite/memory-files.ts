import * as vscode from "vscode";

/** A file system that is nowhere but in memory, as a virtual workspace has one. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(readonly texts: Map<string, string>) {}

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = this.texts.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = this.texts.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.texts.set(uri.path, new TextDecoder().decode(content));
  }

  watch = (): vscode.Disposable => new vscode.Disposable(() => {});
  readDirectory = (): [string, vscode.FileType][] => [];
  createDirectory(): void {}
  delete(): void {}
  rename(): void {}
}
