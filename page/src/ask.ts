// The same form as a widget (`kit.ask`), for every notebook host that shows anywidgets.

import type { Answer, Article, Form, Work } from "./contract.ts";
import { QuestionForm, type Host } from "./question_form.ts";
import { styled } from "./styled.ts";

interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(message: unknown): void;
  on(event: string, heard: () => void): void;
  off(event: string, heard: () => void): void;
}

const PATIENCE = 30_000; // milliseconds
const NO_KERNEL = "No reply came. Is the kernel running? What you chose stays here.";

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  let form: QuestionForm | null = null;

  /** Tells the kernel, and waits until it has written down what became of it. */
  const told = (message: unknown): Promise<void> =>
    new Promise((done, fail) => {
      const end = () => {
        model.off("change:told", heard);
        clearTimeout(timer);
      };
      const heard = () => {
        end();
        form?.show(model.get("work") as Work);
        done();
      };
      const timer = setTimeout(() => {
        end();
        fail(new Error(NO_KERNEL));
      }, PATIENCE);
      model.on("change:told", heard);
      model.send(message);
    });

  const host: Host = {
    check: (answer: Answer, why: string) => told({ check: answer, why }),
    checkCode: () => told({ code: true }),
    hint: (last) => told({ hint: last ? 3 : 0 }),
    keep: (draft) => {
      model.set("work", { ...(model.get("work") as Work), draft });
      model.save_changes();
    },
  };
  form = new QuestionForm(
    model.get("form") as Form, model.get("article") as Article | null, host, String(model.get("seed")), model.get("work") as Work,
  );
  el.replaceChildren(form.node);
  styled(el);
  return () => el.replaceChildren();
}

export default { render };
