// Saving at once: what was done on the page is in the file a quarter of a second later.

import type { NotebookPanel } from "@jupyterlab/notebook";

const QUIET = 250; // milliseconds; several keys in a row are one save

export const READ_ONLY =
  "This lesson cannot be saved: the folder is read-only. What you do here is lost when the tab closes. Copy the course to a folder of your own and open it there.";
export const NOT_SAVED =
  "The last change could not be saved. The disk may be full, or the server gone. What you did is still on this page: free some room or start the course again, then change anything to save once more.";

export class Keeper {
  private timer: number | undefined;
  private saving: Promise<void> | null = null;
  private again = false;
  /** Whether this tab may write: another tab on the same lesson may have taken over. */
  mayWrite = true;

  constructor(
    private readonly panel: NotebookPanel,
    private readonly tell: (line: string) => void,
  ) {
    window.addEventListener("pagehide", this.now);
    panel.disposed.connect(() => {
      window.removeEventListener("pagehide", this.now);
      window.clearTimeout(this.timer);
    });
  }

  soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.now, QUIET);
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

  private async save(): Promise<void> {
    try {
      await this.panel.context.save();
      this.tell("");
    } catch (error) {
      console.debug("not saved", error);
      this.tell(NOT_SAVED);
    }
  }
}
