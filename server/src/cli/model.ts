import { isAbsolute, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { analyse } from "../analysis";
import type { Model, Source } from "../model/model";
import { projectOf, settingsWith } from "../model/project/project";
import { configurationOf } from "./configurations";
import { projectFiles } from "./project-files";

/** The model of a file with those that it includes or is included by, as its folder is configured. */
export function modelFor(source: Source): Model {
  const { settings } = configurationOf(source.name).configuration;
  const project = projectOf({ ...source, name: pathToFileURL(source.name).href }, projectFiles);
  return analyse(
    source,
    project.others.map((it) => ({ ...it, name: nameLike(source.name, it.name) })),
    settingsWith(settings, project),
  );
}

/** A file's address as a path in the manner of another one: absolute, or from here. */
function nameLike(name: string, url: string): string {
  const path = fileURLToPath(url);
  return isAbsolute(name) ? path : relative(".", path);
}
