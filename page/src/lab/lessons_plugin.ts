// Draws every lesson that is opened as a page, with the article beside it.

import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { INotebookTracker, type NotebookPanel } from "@jupyterlab/notebook";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";

import { styled } from "../styled.ts";
import { OpenLesson } from "./lesson.ts";
import { IOpenLessons, OpenLessons } from "./open_lessons.ts";
import { PANE, ReadingPane } from "./pane.ts";
import { replyFactory } from "./reply_mime.ts";
import { tellOfServer } from "./server_plugin.ts";

const THERE_AND_BACK = "dateline:article";

export const lessonsPlugin: JupyterFrontEndPlugin<OpenLessons> = {
  id: "dateline-page:lessons",
  description: "Draws the questions of a lesson as forms, with the article beside them.",
  autoStart: true,
  requires: [INotebookTracker, IRenderMimeRegistry],
  provides: IOpenLessons,
  activate: (app: JupyterFrontEnd, tracker: INotebookTracker, rendermime: IRenderMimeRegistry) => {
    styled(document.body);
    rendermime.addFactory(replyFactory);
    const lessons = new OpenLessons();
    tellOfServer(lessons);
    const pane = new ReadingPane();

    const open = (lesson: OpenLesson) => {
      pane.lay(lesson.article.text);
      if (!pane.isAttached) app.shell.add(pane, "right", { rank: 50 });
      app.shell.activateById(PANE);
    };
    const current = () => lessons.of(tracker.currentWidget);

    const begin = async (panel: NotebookPanel): Promise<OpenLesson | null> => {
      await panel.context.ready;
      if (panel.isDisposed) return null;
      const lesson = OpenLesson.of(panel, app.serviceManager.contents, (lesson, id, from) => {
        open(lesson);
        pane.goTo(id, from);
      });
      if (!lesson) return null;
      panel.addClass("dl-lesson");
      lesson.laid = (article) => {
        if (tracker.currentWidget === panel) pane.lay(article);
      };
      if (!pane.isAttached) app.shell.add(pane, "right", { rank: 50 });
      if (tracker.currentWidget === panel) pane.lay(lesson.article.text);
      return lesson;
    };
    tracker.widgetAdded.connect((_, panel) => lessons.begin(panel, begin(panel)));
    tracker.forEach((panel) => lessons.begin(panel, begin(panel)));
    tracker.currentChanged.connect(() => {
      const lesson = current();
      if (lesson) pane.lay(lesson.article.text);
    });

    app.commands.addCommand(THERE_AND_BACK, {
      label: "Article: go there and back",
      isEnabled: () => current() !== null,
      execute: () => {
        const lesson = current();
        if (!lesson) return;
        const from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        if (from && pane.node.contains(from)) {
          pane.goBack();
          return;
        }
        open(lesson);
        pane.takeFocus(from);
      },
    });
    app.commands.addKeyBinding({ command: THERE_AND_BACK, keys: ["F6"], selector: "body" });
    return lessons;
  },
};
