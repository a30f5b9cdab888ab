// Which notebook panels are lessons: told to whatever stands beside them.

import type { NotebookPanel } from "@jupyterlab/notebook";
import { Token } from "@lumino/coreutils";
import { Signal } from "@lumino/signaling";

import type { OpenLesson } from "./lesson.ts";

export class OpenLessons {
  /** Told of each lesson once its page is drawn. */
  readonly opened = new Signal<this, OpenLesson>(this);
  private readonly begun = new WeakMap<NotebookPanel, Promise<OpenLesson | null>>();
  private readonly drawn = new WeakMap<NotebookPanel, OpenLesson>();

  /** The lessons that are drawn and not shut. */
  readonly all = new Set<OpenLesson>();

  begin(panel: NotebookPanel, making: Promise<OpenLesson | null>): void {
    this.begun.set(panel, making);
    void making.then((lesson) => {
      if (!lesson) return;
      this.drawn.set(panel, lesson);
      this.all.add(lesson);
      panel.disposed.connect(() => this.all.delete(lesson));
      this.opened.emit(lesson);
    });
  }

  /** The lesson in a panel as far as it is drawn, or null. */
  of(panel: NotebookPanel | null): OpenLesson | null {
    return panel ? (this.drawn.get(panel) ?? null) : null;
  }

  /** The lesson in a panel once it is drawn; null where the notebook is none. */
  async once(panel: NotebookPanel): Promise<OpenLesson | null> {
    return (await this.begun.get(panel)) ?? null;
  }
}

export const IOpenLessons = new Token<OpenLessons>("dateline-page:IOpenLessons", "The lessons that are open");
