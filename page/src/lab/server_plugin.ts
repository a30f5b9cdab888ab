// A server that is gone is told in one line above the lesson, not in a box that has to be shut again
// and again. Without an open lesson, JupyterLab says it in its own way.

import { ConnectionLost, IConnectionLost, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { PageConfig } from "@jupyterlab/coreutils";

import type { OpenLessons } from "./open_lessons.ts";

let open: OpenLessons | null = null;

/** Names the lessons that are to be told. JupyterLab wants the telling before it has notebooks. */
export function tellOfServer(lessons: OpenLessons): void {
  open = lessons;
}

const told: IConnectionLost = async (...lost) => {
  const lessons = [...(open?.all ?? [])];
  if (!lessons.length) return ConnectionLost(...lost);
  for (const lesson of lessons) lesson.askServer();
};

export const serverPlugin: JupyterFrontEndPlugin<IConnectionLost> = {
  id: "dateline-page:server",
  description: "Says in a line that the server does not answer.",
  provides: IConnectionLost,
  activate: () => told,
};

/** Whether a hub starts the servers: then its own box, which starts one again, is better. */
export const ofHub = PageConfig.getOption("hubPrefix") !== "";
