// The kernel behind a lesson: alive, with the lesson's set-up run and the earlier answers handed
// over, before anything is asked of it.

import type { ISessionContext } from "@jupyterlab/apputils";
import { CodeCell } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";
import type { Kernel } from "@jupyterlab/services";

import { isObject, readReply, REPLY_TYPE, STATE_TYPE, whole, type Reply, type Work } from "../contract.ts";
import { quoted } from "../literal.ts";
import type { Keeper } from "./keeping.ts";

export const NO_SERVER =
  "The course's server does not answer. What you chose stays here; once the server is back, press the button again.";
export const NO_KERNEL = "The kernel could not be started. Choose Kernel, Restart Kernel in the menu, then try again.";

export type Past = Record<string, Pick<Work, "events" | "article">>;

export class LessonKernel {
  private prepared: string | null = null;
  private preparing: Promise<void> | null = null;

  constructor(
    private readonly panel: NotebookPanel,
    /** The cell that a fresh kernel runs first; null where a lesson has none. */
    private readonly setUp: () => CodeCell | null,
    /** What the notebook holds of earlier answers. */
    private readonly past: () => Past,
    /** Told what the kit knows after both were brought together, by question. */
    private readonly known: (state: Record<string, unknown>) => void,
    private readonly keeper: Keeper,
  ) {
    const forget = () => (this.prepared = null);
    this.session.kernelChanged.connect(forget);
    this.session.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting" || status === "dead") forget();
    });
    this.session.connectionStatusChanged.connect((_, status) => {
      if (status !== "connected") void keeper.ask();
    });
    keeper.back.connect(() => this.lookAround());
  }

  private get session(): ISessionContext {
    return this.panel.sessionContext;
  }

  /** Runs a cell as the notebook would, once the kernel is ready for it. */
  async run(cell: CodeCell): Promise<void> {
    await this.ready();
    const model = this.panel.content.model;
    await this.unlessLost(CodeCell.execute(cell, this.session, { deletedCells: model?.deletedCells ?? [] })).catch((error: unknown) => {
      // An error in the cell is shown under the cell; a kernel that went away is not.
      if (this.keeper.isGone) throw new Error(NO_SERVER);
      if (this.session.session?.kernel?.status === "dead") throw new Error(NO_KERNEL);
      console.debug("the cell ended in an error", error);
    });
  }

  /** The reply to one call of the kit, made without a trace in the notebook. */
  async reply(code: string): Promise<Reply> {
    await this.ready();
    const { data, trouble } = await this.quietly(code);
    const reply = readReply(data[REPLY_TYPE]);
    if (!reply) throw new Error(trouble || "No reply came. Is the course's kit older than this page?");
    return reply;
  }

  /** Nothing, once the kernel is alive, the lesson set up in it, and the past handed over. */
  async ready(): Promise<void> {
    const kernel = await this.alive();
    if (this.prepared === kernel.id) return;
    this.preparing ??= this.prepare(kernel).finally(() => (this.preparing = null));
    await this.preparing;
  }

  /** Asks the kit what it knows of the past, without setting up anything: for what is only shown. */
  async recall(): Promise<void> {
    const kernel = await this.alive();
    if (this.prepared !== kernel.id) await this.handOver();
  }

  /** What a kernel does, as long as there is a server: its answer would never come without. */
  private async unlessLost<T>(work: Promise<T>): Promise<T> {
    const { keeper } = this;
    let heard = () => {};
    const lost = new Promise<never>((_, fail) => {
      heard = () => fail(new Error(NO_SERVER));
      keeper.lost.connect(heard);
    });
    try {
      return await Promise.race([work, lost]);
    } finally {
      keeper.lost.disconnect(heard);
    }
  }

  /** A server that was started again knows nothing of the old kernels: JupyterLab is to see it now. */
  private lookAround(): void {
    this.prepared = null;
    void Promise.all([this.session.sessionManager.refreshRunning(), this.session.kernelManager?.refreshRunning()])
      .catch((error: unknown) => console.debug("the running kernels", error));
  }

  private async alive(): Promise<Kernel.IKernelConnection> {
    if (this.keeper.isGone) throw new Error(NO_SERVER);
    await this.session.ready;
    const kernel = this.session.session?.kernel;
    try {
      if (kernel?.status === "dead") {
        // Its session is gone from the server too: only a new one can be had.
        await this.session.shutdown().catch((error: unknown) => console.debug("the old session", error));
        await this.session.changeKernel({ name: kernel.name });
      } else if (!kernel) await this.session.startKernel();
    } catch (error) {
      throw new Error(NO_SERVER, { cause: error });
    }
    const alive = this.session.session?.kernel;
    if (!alive) throw new Error(NO_KERNEL);
    return alive;
  }

  private async prepare(kernel: Kernel.IKernelConnection): Promise<void> {
    const cell = this.setUp();
    if (cell) {
      await this.unlessLost(CodeCell.execute(cell, this.session, { deletedCells: this.panel.content.model?.deletedCells ?? [] }));
    }
    await this.handOver();
    this.prepared = kernel.id;
  }

  private async handOver(): Promise<void> {
    const past = quoted(JSON.stringify(this.past()));
    const { data } = await this.quietly(
      `__import__("kit.course.session", fromlist=["restore"]).restore(__import__("json").loads(${past}))`,
    );
    const state = data[STATE_TYPE];
    if (isObject(state) && isObject(state["questions"])) this.known(state["questions"]);
  }

  private async quietly(code: string): Promise<{ data: Record<string, unknown>; trouble: string }> {
    const kernel = this.session.session?.kernel;
    if (!kernel) throw new Error(NO_KERNEL);
    const heard = { data: {} as Record<string, unknown>, trouble: "" };
    const future = kernel.requestExecute({ code, store_history: false, stop_on_error: false });
    future.onIOPub = ({ content }) => {
      if ("data" in content) Object.assign(heard.data, whole(content.data));
      if ("ename" in content) heard.trouble = `${content.ename}: ${content.evalue}`;
    };
    await this.unlessLost(future.done);
    return heard;
  }
}
