// Editions of the lessons that are newer than the learner's copies: a copy in a browser hides the
// file that the site serves, and `kit start` lays a newer lesson beside a copy that is there.

import { PageConfig } from "@jupyterlab/coreutils";
import { ServerConnection, type Contents } from "@jupyterlab/services";

import { isNewer, readNotebook, type Notebook } from "../carrying.ts";
import { isObject } from "../contract.ts";
import type { LessonState } from "../course.ts";

// Set by `kit site`: where the lessons lie as they came, and what each notes of its sources.
const SERVED = "datelineLessonsUrl";
const NOTED = "datelineEditions";

export class Editions {
  private readonly newer = new Map<string, { source: string; lesson: Notebook; beside: string }>();

  constructor(private readonly contents: Contents.IManager) {}

  /** Looks for newer editions of these lessons; true where that changed what is known. */
  async look(lessons: LessonState[]): Promise<boolean> {
    const before = [...this.newer.keys()].join();
    const noted = served();
    const beside = await this.laidBeside(lessons);
    for (const lesson of lessons) {
      const path = beside.get(lesson.name);
      const isOther = noted?.[lesson.name] !== undefined && noted[lesson.name] !== lesson.source;
      const found = isOther ? await this.fetched(lesson) : path ? await this.read(path) : null;
      if (found && isNewer(found, asNoted(lesson))) this.newer.set(lesson.name, { source: lesson.source, lesson: found, beside: isOther ? "" : path! });
      else this.newer.delete(lesson.name);
    }
    return before !== [...this.newer.keys()].join();
  }

  /** Whether there is a newer edition than the copy that a learner has. */
  has(lesson: LessonState): boolean {
    return this.newer.get(lesson.name)?.source === lesson.source;
  }

  async get(lesson: LessonState): Promise<Notebook | null> {
    return this.newer.get(lesson.name)?.lesson ?? null;
  }

  /** After it took the place of the copy: what was laid beside that says the same once more. */
  async taken(lesson: LessonState): Promise<void> {
    const beside = this.newer.get(lesson.name)?.beside;
    this.newer.delete(lesson.name);
    if (beside) await this.contents.delete(beside).catch((error: unknown) => console.debug("not deleted", error));
  }

  private async fetched(lesson: LessonState): Promise<Notebook | null> {
    try {
      const answer = await fetch(`${PageConfig.getOption(SERVED)}${lesson.name}.ipynb`);
      return answer.ok ? readNotebook(await answer.json()) : null;
    } catch (error) {
      console.debug("no newer edition", error);
      return null;
    }
  }

  private async read(path: string): Promise<Notebook | null> {
    try {
      return readNotebook((await this.contents.get(path, { type: "notebook", content: true })).content);
    } catch (error) {
      if (!(error instanceof ServerConnection.ResponseError)) console.debug("no newer edition", error);
      return null;
    }
  }

  /** The last `NN-topic.newer.ipynb` of each lesson, by the lesson's name. */
  private async laidBeside(lessons: LessonState[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const folder = lessons[0]?.path.split("/").slice(0, -1).join("/");
    if (folder === undefined) return found;
    const { content } = await this.contents.get(folder, { content: true });
    const items = (content as Contents.IModel[]).map(({ path, name }) => ({ path, of: /^(.+)\.newer(?:-(\d+))?\.ipynb$/.exec(name) }));
    for (const { path, of } of items.sort((a, b) => Number(a.of?.[2] ?? 1) - Number(b.of?.[2] ?? 1))) if (of) found.set(of[1]!, path);
    return found;
  }
}

function served(): Record<string, unknown> | null {
  if (!PageConfig.getOption(SERVED)) return null;
  try {
    const noted: unknown = JSON.parse(PageConfig.getOption(NOTED));
    return isObject(noted) ? noted : null;
  } catch {
    return null;
  }
}

/** A copy as far as its edition goes. */
function asNoted({ source, version }: LessonState): Notebook {
  return { cells: [], metadata: { dateline: { source, version } }, nbformat: 4, nbformat_minor: 5 };
}
