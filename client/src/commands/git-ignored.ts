import ignore, { type Ignore } from "ignore";
import { type Uri, workspace } from "vscode";

/** The rules of one `.gitignore`, for paths below its folder, which ends with a slash. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The files of a workspace without those that git ignores. */
export async function withoutIgnored(uris: readonly Uri[]): Promise<readonly Uri[]> {
  const found = await workspace.findFiles("**/.gitignore");
  const all = await Promise.all(found.map(rulesIn));
  const outermost = all.sort((a, b) => a.folder.length - b.folder.length);
  return uris.filter((it) => !isIgnored(it.path, outermost));
}

async function rulesIn(uri: Uri): Promise<Rules> {
  const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
  return { folder: uri.path.slice(0, uri.path.lastIndexOf("/") + 1), rules: ignore().add(text) };
}

/** Whether a path is ignored: what an inner folder says goes over what an outer one says. */
function isIgnored(path: string, outermost: readonly Rules[]): boolean {
  let result = false;
  for (const { folder, rules } of outermost) {
    if (!path.startsWith(folder)) continue;
    const { ignored, unignored } = rules.test(path.slice(folder.length));
    if (ignored || unignored) result = ignored;
  }
  return result;
}
