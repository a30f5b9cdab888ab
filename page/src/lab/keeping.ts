// Saving at once: what was done on the page is in the file a quarter of a second later, or a line
// says that it is not and the page tries again until it is.

import { Dialog } from "@jupyterlab/apputils";
import type { NotebookPanel } from "@jupyterlab/notebook";
import { ServerConnection, type Contents } from "@jupyterlab/services";
import { Signal } from "@lumino/signaling";

const QUIET = 250; // milliseconds; several keys in a row are one save
const AGAIN = 2000; // milliseconds until the next try

export const READ_ONLY =
  "This lesson cannot be saved: the folder is read-only. What you do here is lost when the tab closes. Copy the course to a folder of your own and open it there.";
export const GONE =
  "The course's server does not answer. What you do stays on this page, and is saved as soon as the server is back: start the course again (python3 lab.py) and leave this tab open.";
export const FULL =
  "The disk is full, so the last change could not be saved. It stays on this page, and is saved as soon as there is room: delete something, and leave this tab open.";
const NOT_SAVED = "The last change could not be saved. It stays on this page, and saving is tried again. The server says: ";

export class Keeper {
  /** Told when the server stops answering. */
  readonly lost = new Signal<this, void>(this);
  /** Told when it answers again. */
  readonly back = new Signal<this, void>(this);
  /** Whether this tab may write: another tab on the same lesson may have taken over. */
  mayWrite = true;
  private timer: number | undefined;
  private retry: number | undefined;
  private saving: Promise<void> | null = null;
  private again = false;
  private gone = false;
  private told = "";

  constructor(
    private readonly panel: NotebookPanel,
    private readonly contents: Contents.IManager,
    private readonly say: (line: string) => void,
  ) {
    window.addEventListener("pagehide", this.now);
    Dialog.tracker.widgetAdded.connect(this.hush, this);
    panel.disposed.connect(() => {
      window.removeEventListener("pagehide", this.now);
      window.clearTimeout(this.timer);
      window.clearTimeout(this.retry);
      Signal.clearData(this);
    });
  }

  /** Whether the server did not answer when it was last asked. */
  get isGone(): boolean {
    return this.gone;
  }

  soon(after = QUIET): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.now, after);
  }

  /** Nothing, once all that was done is in the file, or a line says that it is not. */
  readonly now = async (): Promise<void> => {
    window.clearTimeout(this.timer);
    if (!this.mayWrite) return;
    if (this.panel.context.contentsModel?.writable === false) {
      this.tell(READ_ONLY);
      return;
    }
    if (this.saving) {
      this.again = true;
      await this.saving;
      return;
    }
    this.saving = this.save();
    await this.saving;
    this.saving = null;
    if (this.again) {
      this.again = false;
      await this.now();
    }
  };

  /** Asks whether the server still answers: something said that it may not. */
  async ask(): Promise<void> {
    if (this.gone || this.panel.isDisposed) return;
    const trouble = await this.unanswered();
    if (trouble) this.failed(trouble);
  }

  private async save(): Promise<void> {
    const trouble = (await this.unanswered()) || (await this.unsaved());
    if (this.panel.isDisposed) return;
    if (trouble) this.failed(trouble);
    else this.tell("");
  }

  /** A line where nothing answers. Asked before saving, which would put a box in the way. */
  private async unanswered(): Promise<string> {
    try {
      await this.contents.get(this.panel.context.path, { content: false });
    } catch (error) {
      if (error instanceof ServerConnection.NetworkError) return GONE;
    }
    const wasGone = this.gone;
    this.gone = false;
    if (wasGone) this.back.emit();
    return "";
  }

  private async unsaved(): Promise<string> {
    try {
      await this.panel.context.save();
      return "";
    } catch (error) {
      console.debug("not saved", error);
      if (error instanceof ServerConnection.NetworkError) return GONE;
      const said = error instanceof Error ? error.message : String(error);
      return /No space left|quota|not enough space|full disk/i.test(said) ? FULL : `${NOT_SAVED}${said.slice(0, 200)}`;
    }
  }

  private failed(trouble: string): void {
    this.tell(trouble);
    if (trouble === GONE && !this.gone) {
      this.gone = true;
      this.lost.emit();
    }
    window.clearTimeout(this.retry);
    this.retry = window.setTimeout(this.now, AGAIN);
  }

  private tell(line: string): void {
    if (line === this.told) return;
    this.told = line;
    this.say(line);
  }

  /** A box that only says that this lesson was not saved is shut: the line says it, and more. */
  private hush(_: unknown, dialog: Dialog<unknown>): void {
    const { panel } = this;
    if (!this.saving && !this.gone && !panel.content.model?.dirty) return;
    const says = dialog.node.ariaLabel ?? ""; // title and text; the header is drawn later
    const isNote = dialog.node.querySelectorAll(".jp-Dialog-button").length === 1;
    if (isNote && says.includes(panel.context.path.split("/").at(-1)!)) queueMicrotask(() => dialog.reject());
  }
}
