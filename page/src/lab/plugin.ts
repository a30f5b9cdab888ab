// The extension: every lesson that is opened in JupyterLab is drawn as a page.

import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { INotebookTracker, type NotebookPanel } from "@jupyterlab/notebook";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";

import { styled } from "../styled.ts";
import { OpenLesson } from "./lesson.ts";
import { PANE, ReadingPane } from "./pane.ts";
import { replyFactory } from "./reply_mime.ts";

const THERE_AND_BACK = "dateline:article";

const plugin: JupyterFrontEndPlugin<void> = {
  id: "dateline-page:lessons",
  description: "Draws the questions of a lesson as forms, with the article beside them.",
  autoStart: true,
  requires: [INotebookTracker, IRenderMimeRegistry],
  optional: [ILabShell],
  activate: (app: JupyterFrontEnd, tracker: INotebookTracker, rendermime: IRenderMimeRegistry, shell: ILabShell | null) => {
    styled(document.body);
    rendermime.addFactory(replyFactory);
    const lessons = new WeakMap<NotebookPanel, OpenLesson>();
    const pane = new ReadingPane();

    const open = (lesson: OpenLesson) => {
      pane.lay(lesson.article.text);
      if (!pane.isAttached) app.shell.add(pane, "right", { rank: 50 });
      app.shell.activateById(PANE);
    };
    const current = () => (tracker.currentWidget ? (lessons.get(tracker.currentWidget) ?? null) : null);

    const begin = async (panel: NotebookPanel) => {
      await panel.context.ready;
      if (panel.isDisposed) return;
      const lesson = OpenLesson.of(panel, (lesson, id, from) => {
        open(lesson);
        pane.goTo(id, from);
      });
      if (!lesson) return;
      panel.addClass("dl-lesson");
      lessons.set(panel, lesson);
      lesson.laid = (article) => {
        if (tracker.currentWidget === panel) pane.lay(article);
      };
      if (!pane.isAttached) app.shell.add(pane, "right", { rank: 50 });
      if (tracker.currentWidget === panel) pane.lay(lesson.article.text);
    };
    tracker.widgetAdded.connect((_, panel) => void begin(panel));
    tracker.forEach((panel) => void begin(panel));
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
    void shell;
  },
};

export default plugin;
