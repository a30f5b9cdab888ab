// Editions of the lessons that are newer than the learner's copies: a copy in a browser hides the
// file that the site serves, and `kit start` lays a newer lesson beside a copy that is there.

import { PageConfig } from "@jupyterlab/coreutils";
import { ServerConnection, type Contents } from "@jupyterlab/services";

import { isNewer, readNotebook, type Notebook } from "../carrying.ts";
import { isObject } from "../contract.ts";
import type { LessonState } from "../course.ts";
import { folderOf, notebookAt } from "./folder.ts";

// Set by `kit site`: where the lessons lie as they came, and what each notes of its sources.
const SERVED = "datelineLessonsUrl";
const NOTED = "datelineEditions";

export class Editions {
  private readonly newer = new Map<string, { source: string; lesson: Notebook; beside: string }>();

  constructor(private readonly contents: Contents.IManager) {}

  /** Looks for newer editions of these lessons; one that is known already is not read again. */
  async look(lessons: LessonState[]): Promise<void> {
    const noted = served();
    const beside = await this.laidBeside(lessons);
    for (const lesson of lessons) {
      const path = beside.get(lesson.name);
      const isOther = noted?.[lesson.name] !== undefined && noted[lesson.name] !== lesson.source;
      const known = this.newer.get(lesson.name);
      if (known?.source === lesson.source && known.beside === (isOther ? "" : path)) continue;
      const found = isOther ? await this.fetched(lesson) : path ? await this.read(path) : null;
      const { source, version } = lesson;
      if (found && isNewer(found, { metadata: { dateline: { source, version } } })) {
        this.newer.set(lesson.name, { source, lesson: found, beside: isOther ? "" : path! });
      } else this.newer.delete(lesson.name);
    }
  }

  /** Whether there is a newer edition than the copy that a learner has. */
  has(lesson: LessonState): boolean {
    return this.newer.get(lesson.name)?.source === lesson.source;
  }

  get(lesson: LessonState): Notebook | null {
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
      return await notebookAt(this.contents, path);
    } catch (error) {
      if (!(error instanceof ServerConnection.ResponseError)) console.debug("no newer edition", error);
      return null;
    }
  }

  /** The last `NN-topic.newer.ipynb` of each lesson, by the lesson's name. */
  private async laidBeside(lessons: LessonState[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    if (!lessons[0]) return found;
    const { content } = await this.contents.get(folderOf(lessons[0].path), { content: true });
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
