// The lessons of the course: those that are open as they stand on the page, the others as their
// files have them. Read through the server's contents alone; no kernel is needed.

import type { NotebookPanel } from "@jupyterlab/notebook";
import type { Contents } from "@jupyterlab/services";
import { Signal } from "@lumino/signaling";

import { isObject } from "../contract.ts";
import { isLessonFile, lessonState, type CellNotes, type LessonState } from "../course.ts";
import { folderOf } from "./folder.ts";

const WORK = "work"; // where lab.py lays a learner's own copies
const QUIET = 300; // milliseconds

export class Shelf {
  readonly changed = new Signal<this, void>(this);
  private folder: string | null = null;
  private readonly files = new Map<string, LessonState>();
  private readonly panels = new Set<NotebookPanel>();
  private timer: number | undefined;
  private reading: Promise<void> | null = null;

  constructor(private readonly contents: Contents.IManager) {
    contents.fileChanged.connect((_, { newValue }) => {
      if (newValue?.path && isLessonFile(newValue.path.split("/").at(-1)!)) this.soon();
    });
  }

  /** Every lesson in the course's folder, in order. */
  get lessons(): LessonState[] {
    const all = new Map(this.files);
    for (const panel of this.panels) {
      const state = this.live(panel);
      if (state && all.has(state.path)) all.set(state.path, state);
    }
    return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Follows a lesson that is open; its folder is the course's. */
  async follow(panel: NotebookPanel): Promise<void> {
    this.panels.add(panel);
    panel.disposed.connect(() => {
      this.panels.delete(panel);
      this.soon();
    });
    const folder = folderOf(panel.context.path);
    if (folder !== this.folder) {
      this.folder = folder;
      await this.read();
    }
    this.changed.emit();
  }

  /** Reads the files, those that were written since the last time. */
  async read(): Promise<void> {
    this.reading ??= this.readAll()
      .catch((error: unknown) => console.debug("the lessons cannot be read now", error))
      .finally(() => (this.reading = null));
    await this.reading;
    this.changed.emit();
  }

  /** Tells that an open lesson changed. */
  touched(): void {
    this.changed.emit();
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.read(), QUIET);
  }

  private async readAll(): Promise<void> {
    const folder = this.folder ?? (await this.found());
    const { content } = await this.contents.get(folder, { content: true });
    const there = (content as Contents.IModel[]).filter((item) => item.type === "notebook" && isLessonFile(item.name));
    const paths = new Set(there.map((item) => item.path));
    for (const path of this.files.keys()) if (!paths.has(path)) this.files.delete(path);
    const open = new Map([...this.panels].map((panel) => [panel.context.path, panel]));
    for (const { path, last_modified } of there) {
      // An open lesson stands on the page, and its file may be half written just now.
      const panel = open.get(path);
      const live = panel && this.live(panel);
      if (live) this.files.set(path, live);
      if (live || this.files.get(path)?.modified === last_modified) continue;
      const file = await this.contents.get(path, { content: true });
      const state = ofFile(path, file);
      if (state) this.files.set(path, state);
    }
    if (this.files.size && this.folder === null) this.folder = folder;
  }

  /** The folder with the learner's own copies, where there is one. */
  private async found(): Promise<string> {
    const { content } = await this.contents.get("", { content: true });
    return (content as Contents.IModel[]).some((item) => item.type === "directory" && item.name === WORK) ? WORK : "";
  }

  private live(panel: NotebookPanel): LessonState | null {
    const model = panel.content.model;
    if (!model || panel.isDisposed) return null;
    const cells: CellNotes[] = [];
    for (const cell of model.cells) {
      cells.push({ type: cell.type, dateline: cell.getMetadata("dateline"), source: cells.length ? "" : cell.sharedModel.getSource() });
    }
    const modified = panel.context.contentsModel?.last_modified ?? "";
    return lessonState(panel.context.path, modified, model.getMetadata("dateline"), cells);
  }
}

function ofFile(path: string, file: Contents.IModel): LessonState | null {
  const notebook: unknown = file.content;
  if (!isObject(notebook) || !Array.isArray(notebook["cells"])) return null;
  const cells = notebook["cells"].filter(isObject).map((cell) => ({
    type: String(cell["cell_type"]),
    dateline: isObject(cell["metadata"]) ? cell["metadata"]["dateline"] : undefined,
    source: [cell["source"] ?? ""].flat().join(""),
  }));
  const metadata = notebook["metadata"];
  return lessonState(path, file.last_modified, isObject(metadata) ? metadata["dateline"] : undefined, cells);
}
