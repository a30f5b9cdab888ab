// Replies in an output area: drawn as in a form, for `kit.hint("...")` typed in a cell of its own.

import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";

import { readReply, REPLY_TYPE } from "../contract.ts";
import { drawnReply } from "../reply.ts";

class DrawnReply extends Widget implements IRenderMime.IRenderer {
  constructor() {
    super();
    this.addClass("dl-note");
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const reply = readReply(model.data[REPLY_TYPE]);
    this.node.replaceChildren(...(reply ? [drawnReply(reply, (text) => [text])] : ["This reply cannot be read."]));
  }
}

export const replyFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [REPLY_TYPE],
  defaultRank: 10, // before text/html, which says the same without the look
  createRenderer: () => new DrawnReply(),
};
