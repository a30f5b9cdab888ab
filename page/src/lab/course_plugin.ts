// The course around the lessons: a panel at the side, a start page, a way on from each lesson's end.

import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette } from "@jupyterlab/apputils";
import { PageConfig } from "@jupyterlab/coreutils";
import { INotebookTracker, type NotebookPanel } from "@jupyterlab/notebook";

import { earned, nextOpen, whereNext } from "../course.ts";
import { endView, type Actions, type Shown } from "../course_view.ts";
import { element } from "../element.ts";
import { Carrier } from "./carrier.ts";
import { CoursePage, CoursePanel } from "./course_panel.ts";
import { Editions } from "./editions.ts";
import type { OpenLesson } from "./lesson.ts";
import { IOpenLessons, type OpenLessons } from "./open_lessons.ts";
import { Shelf } from "./shelf.ts";

const OVERVIEW = "dateline:course";
const GO_ON = "dateline:go-on";
const START = "course"; // `#course` at the end of an address asks for the start page
const QUESTION = /^[a-z]+\.[0-9a-z-]+$/;
const ROOM = 900; // CSS pixels: in a narrower window the panel would leave no room for the lesson

export const coursePlugin: JupyterFrontEndPlugin<void> = {
  id: "dateline-page:course",
  description: "The lessons of the course: what is answered, what is open, where to go on.",
  autoStart: true,
  requires: [IOpenLessons, INotebookTracker],
  optional: [ILabShell, ICommandPalette],
  activate: (app: JupyterFrontEnd, lessons: OpenLessons, tracker: INotebookTracker, shell: ILabShell | null, palette: ICommandPalette | null) => {
    // Read before JupyterLab tidies the address.
    const wanted = decodeURIComponent(location.hash.slice(1));
    const shelf = new Shelf(app.serviceManager.contents);
    let page: CoursePage | null = null;
    let asked = 0;

    const go = async (path: string, question?: string): Promise<void> => {
      const panel = (await app.commands.execute("docmanager:open", { path })) as NotebookPanel | undefined;
      if (!panel?.context) return;
      await panel.context.ready;
      const lesson = await lessons.once(panel);
      if (lesson && question) await lesson.goToQuestion(question);
    };
    const overview = (): void => {
      if (!page || page.isDisposed) {
        page = new CoursePage(act);
        page.show_(shown());
      }
      if (!page.isAttached) app.shell.add(page, "main");
      app.shell.activateById(page.id);
      void shelf.read();
    };
    const act: Actions = {
      go: (path, question) => void go(path, question).catch((error: unknown) => console.warn("not opened", error)),
      overview,
      address: (path) => PageConfig.getUrl({ treePath: path }),
      keepAll: () => tell(carrier.keepAll().then((line) => [line])),
      bringIn: () => chosen((file) => tell(carrier.bringIn(file))),
      takeNewer: (path) => {
        const lesson = shelf.lessons.find((one) => one.path === path);
        if (lesson) tell(carrier.takeNewer(lesson));
      },
    };
    let shutInFront = "";
    const editions = new Editions(app.serviceManager.contents);
    const ofPath = (path: string) => [...lessons.all].find((lesson) => lesson.panel.context.path === path);
    const carrier = new Carrier(app.serviceManager.contents, editions, {
      lessons: () => shelf.lessons,
      isOpen: (path) => ofPath(path) !== undefined,
      shut: async (path) => {
        const lesson = ofPath(path);
        shutInFront = lesson !== undefined && shell?.currentWidget === lesson.panel ? path : "";
        return (await lesson?.shut()) ?? true;
      },
      // A lesson that stood behind the page where it was asked for stays behind it.
      open: (path) => void (path === shutInFront ? go(path) : app.commands.execute("docmanager:open", { path, options: { activate: false } }))
        .catch((error: unknown) => console.warn("not opened", error)),
    });
    /** Says what became of something, in the panel and on the page. */
    const tell = (doing: Promise<string[]>): void => {
      const say = (lines: string[]) => {
        panel.say(lines);
        page?.say(lines);
      };
      say([]);
      void doing.catch((error: unknown) => [`This could not be done: ${error instanceof Error ? error.message : String(error)}`]).then(async (lines) => {
        await shelf.read();
        await look();
        say(lines);
      });
    };
    const look = async (): Promise<void> => {
      await editions.look(shelf.lessons).catch((error: unknown) => console.debug("no editions", error));
      soon();
    };
    const shown = (): Shown => {
      const path = tracker.currentWidget?.context.path ?? "";
      const inFront = !shell || shell.currentWidget === tracker.currentWidget;
      const all = shelf.lessons;
      const newer = all.filter((lesson) => editions.has(lesson)).map(({ name }) => name);
      return { lessons: all, current: inFront ? path : "", newer };
    };

    const panel = new CoursePanel(act);
    const ends = new Set<OpenLesson>();
    const paint = (): void => {
      asked = 0;
      const now = shown();
      if (now.lessons.length && !panel.isAttached) app.shell.add(panel, "left", { rank: 10 });
      panel.show_(now);
      if (page && !page.isDisposed) page.show_(now);
      for (const lesson of ends) lesson.layEnd(endView(now, lesson.panel.context.path, act));
    };
    // Many changes come together; one painting serves them.
    const soon = (): void => {
      asked ||= requestAnimationFrame(paint);
    };
    shelf.changed.connect(soon);
    tracker.currentChanged.connect(soon);
    shell?.currentChanged?.connect(soon);
    lessons.opened.connect((_, lesson) => {
      ends.add(lesson);
      lesson.panel.disposed.connect(() => ends.delete(lesson));
      lesson.changed = () => shelf.touched();
      void shelf.follow(lesson.panel).then(async () => {
        const state = shelf.lessons.find(({ path }) => path === lesson.panel.context.path);
        if (state && earned(state).unknown.length) await lesson.recall();
      }).catch((error: unknown) => console.debug("points stay unknown", error));
    });

    app.commands.addCommand(OVERVIEW, {
      label: "Dateline: All Lessons",
      caption: "The lessons of the course, and where you are",
      execute: overview,
    });
    app.commands.addCommand(GO_ON, {
      label: "Dateline: Next Open Question",
      caption: "The next open question of this lesson, or where the course goes on",
      isEnabled: () => shelf.lessons.length > 0,
      execute: async () => {
        const { lessons: all, current } = shown();
        const here = all.find(({ path }) => path === current);
        const form = document.activeElement?.closest<HTMLElement>(".dl-form");
        const question = here ? nextOpen(here, form?.dataset["question"] ?? "") : null;
        if (here && question) return go(here.path, question.id);
        const next = whereNext(all);
        return next ? go(next.lesson.path, next.question.id) : overview();
      },
    });
    app.commands.addKeyBinding({ command: GO_ON, keys: ["F8"], selector: "body" });
    for (const command of [OVERVIEW, GO_ON]) palette?.addItem({ command, category: "Dateline" });

    void app.restored.then(async () => {
      await shelf.read();
      if (!shelf.lessons.length) return;
      paint();
      void look();
      if (window.innerWidth >= ROOM) app.shell.activateById(panel.id);
      else shell?.collapseLeft();
      if (wanted === START) overview();
      if (QUESTION.test(wanted)) await toQuestion(wanted);
      else emptied();
    });
    const toQuestion = async (id: string): Promise<void> => {
      const lesson = shelf.lessons.find(({ questions }) => questions.some((question) => question.id === id));
      if (lesson) await go(lesson.path, id);
    };

    // Where nothing is open, a course shows its lessons, not what programs could be launched. A
    // launcher that somebody asked for stays: nobody asks before a first key or click.
    let used = false;
    for (const name of ["keydown", "pointerdown"]) window.addEventListener(name, () => (used = true), { capture: true, once: true });
    const emptied = (): void => {
      const isLaid = page?.isAttached ?? false;
      if (!shell || !shelf.lessons.length || (isLaid && used)) return;
      const open = [...shell.widgets("main")].filter((widget) => widget !== page);
      if (open.length > 1 || open.some((widget) => !widget.id.startsWith("launcher"))) return;
      if (!isLaid) overview();
      for (const launcher of open) launcher.dispose();
    };
    shell?.layoutModified.connect(() => void app.restored.then(emptied));
  },
};

/** Asks for a file of answers. */
function chosen(then: (file: File) => void): void {
  const input = element("input", { type: "file", accept: ".json,.ipynb" });
  input.addEventListener("change", () => {
    const file = (input as HTMLInputElement).files?.[0];
    if (file) then(file);
  });
  input.click();
}
