// The two places where the course is laid out: a panel at the side, and a page in the main area.
// What they show is drawn in ../course_view.ts.

import { Widget } from "@lumino/widgets";

import { pageView, panelView, repaint, type Actions, type Shown } from "../course_view.ts";
import { element } from "../element.ts";

export const PANEL = "dateline-course-panel";
export const PAGE = "dateline-course-page";

class Laid extends Widget {
  private readonly body = element("div");
  private readonly said = element("div", { class: "dl-said", role: "status" });
  private last = "";

  constructor(
    id: string,
    private readonly view: (shown: Shown, act: Actions) => HTMLElement[],
    private readonly act: Actions,
  ) {
    super();
    this.id = id;
    this.node.append(this.said, this.body);
    this.addClass("dl-course");
  }

  show_(shown: Shown): void {
    const now = JSON.stringify(shown);
    if (now === this.last) return;
    this.last = now;
    repaint(this.body, this.view(shown, this.act));
  }

  /** Says what became of what was asked, a line for each thing; nothing takes the lines away. */
  say(lines: string[]): void {
    this.said.replaceChildren(...lines.map((line) => element("p", {}, line)));
  }
}

export class CoursePanel extends Laid {
  constructor(act: Actions) {
    super(PANEL, panelView, act);
    this.title.iconClass = "dl-course-icon";
    this.title.caption = "Course: the lessons, and where you are";
    this.addClass("dl-course-panel");
    this.node.setAttribute("role", "region");
    this.node.setAttribute("aria-label", "Course");
  }
}

export class CoursePage extends Laid {
  constructor(act: Actions) {
    super(PAGE, pageView, act);
    this.title.label = "Course";
    this.title.caption = "All lessons, and where you are";
    this.title.closable = true;
    this.addClass("dl-course-page");
    this.node.tabIndex = -1;
  }

  protected override onActivateRequest(): void {
    (this.node.querySelector<HTMLElement>(".dl-continue") ?? this.node).focus();
  }
}
