// Answers on the move: all of them into one file and back, and into a newer edition of a lesson.
//
// A lesson's file is written whole; what stood there before is kept beside it wherever anything in
// it would be lost.

import type { Contents } from "@jupyterlab/services";

import { FILE, merged, read, written } from "../answers_file.ts";
import { carried, isNewer, type Notebook } from "../carrying.ts";
import type { LessonState } from "../course.ts";
import { same } from "../work.ts";
import type { Editions } from "./editions.ts";
import { folderOf, notebookAt } from "./folder.ts";
import { Tabs } from "./tabs.ts";

const HEARD = 200; // milliseconds in which another tab says that it is there

/** What the carrier asks of the page around it. */
export interface Tables {
  lessons(): LessonState[];
  isOpen(path: string): boolean;
  /** Shuts a lesson that is open, once all of it is in its file; false where that cannot be. */
  shut(path: string): Promise<boolean>;
  /** Opens a lesson again. */
  open(path: string): void;
}

export class Carrier {
  constructor(
    private readonly contents: Contents.IManager,
    private readonly editions: Editions,
    private readonly page: Tables,
  ) {}

  /** A line, once the answers of all lessons were given to the browser as one file. */
  async keepAll(): Promise<string> {
    const lessons = new Map<string, Notebook>();
    for (const { name, path } of this.page.lessons()) {
      const lesson = await notebookAt(this.contents, path);
      if (lesson) lessons.set(name, lesson);
    }
    const { text, answers } = written(lessons);
    if (!answers) return "Nothing is answered yet, so there is nothing to keep.";
    download(FILE, text);
    return `${many(answers, "answer is", "answers are")} in ${FILE}. On another machine, bring them in from that file.`;
  }

  /** Lines on what became of the answers of a chosen file. */
  async bringIn(file: File): Promise<string[]> {
    const { lessons, trouble } = read(await file.text());
    if (!lessons) return [trouble];
    const lines: string[] = [];
    let all = 0;
    for (const [name, theirs] of lessons) {
      const here = this.page.lessons().find((lesson) => lesson.name === name);
      if (!here) {
        lines.push(`${name.slice(0, 60)} is no lesson of this course; its answers stay in the file.`);
        continue;
      }
      lines.push(...await this.replace(here.path, (mine) => {
        const { made, answers, others, left } = merged(mine, theirs);
        all += answers;
        const more = left ? [`${name}: ${many(left, "answer belongs to a question", "answers belong to questions")} that this edition does not ask; it stays in the file.`] : [];
        return { made, keep: others > 0, lines: (kept) => [
          ...(others ? [`${name}: ${many(others, "answer here was", "answers here were")} another; the old copy is kept as ${kept}.`] : []), ...more,
        ] };
      }));
    }
    return [all ? `${many(all, "answer was", "answers were")} brought in.` : "Nothing was brought in: all that is in the file is here.", ...lines];
  }

  /** Lines, once a newer edition of a lesson stands in the place of the learner's copy. */
  async takeNewer(lesson: LessonState): Promise<string[]> {
    const newer = this.editions.get(lesson);
    if (!newer) return [`The newer edition of ${lesson.name} cannot be had now. Your copy is as it was.`];
    const lines = await this.replace(lesson.path, (mine) => {
      if (!isNewer(newer, mine)) return { made: mine, keep: false, lines: () => [] };
      const { made, answers } = carried(newer, mine);
      return { made, keep: true, lines: (kept) => [
        `${lesson.name} is the newer edition now: ${answers ? many(answers, "answer was", "answers were") : "no answers were"} carried over. The old copy is kept as ${kept}.`,
      ] };
    });
    await this.editions.taken(lesson);
    return lines;
  }

  /** Lines, once a lesson's file is what `change` makes of it, or on why it is as it was. */
  private async replace(
    path: string, change: (mine: Notebook) => { made: Notebook; keep: boolean; lines: (kept: string) => string[] },
  ): Promise<string[]> {
    const name = path.split("/").at(-1)!;
    const wasOpen = this.page.isOpen(path);
    if (wasOpen && !(await this.page.shut(path))) return [`${name} is open and could not be saved, so it was left as it is.`];
    try {
      if (await isElsewhere(path)) return [`${name} is open in another tab; close it there, then try again.`];
      const mine = await notebookAt(this.contents, path);
      if (!mine) return [`${name} cannot be read, so it was left as it is.`];
      const { made, keep, lines } = change(mine);
      if (same(made, mine)) return lines("");
      let kept = "";
      if (keep) {
        kept = await this.free(path);
        await this.put(kept, mine);
      }
      await this.put(path, made);
      return lines(kept.split("/").at(-1)!);
    } catch (error) {
      console.debug("not written", error);
      return [`${name} could not be written, so it was left as it is: ${error instanceof Error ? error.message : String(error)}`];
    } finally {
      if (wasOpen) this.page.open(path);
    }
  }

  private async put(path: string, content: Notebook): Promise<void> {
    await this.contents.save(path, { type: "notebook", format: "json", content });
  }

  /** A name beside a lesson that no file has: NN-topic.older.ipynb, then .older-2 ... */
  private async free(path: string): Promise<string> {
    const { content } = await this.contents.get(folderOf(path), { content: true });
    const there = new Set((content as Contents.IModel[]).map((item) => item.path));
    const stem = path.replace(/\.ipynb$/, "");
    for (let n = 1; ; n += 1) {
      const free = `${stem}.older${n === 1 ? "" : `-${n}`}.ipynb`;
      if (!there.has(free)) return free;
    }
  }
}

function many(count: number, one: string, more: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${more}`;
}

/** Whether another tab of this browser has the lesson open. */
async function isElsewhere(path: string): Promise<boolean> {
  const probe = new Tabs(path, () => {});
  await new Promise((heard) => setTimeout(heard, HEARD));
  const { writes } = probe;
  probe.close();
  return !writes;
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
