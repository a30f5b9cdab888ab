// Places in the folders of the lessons, and the notebooks that lie there.

import type { Contents } from "@jupyterlab/services";

import { readNotebook, type Notebook } from "../carrying.ts";

/** The folder of a file, "" for the topmost. */
export function folderOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

/** The notebook at a path, or null where what lies there is none. */
export async function notebookAt(contents: Contents.IManager, path: string): Promise<Notebook | null> {
  return readNotebook((await contents.get(path, { type: "notebook", content: true })).content);
}
