"""What the desk of an event shows at a time: a view of the account, and what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kit.analysis.events import Counted, Coverage, Event
from kit.newsroom.cautions import cautions
from kit.show.casualty_tables import in_words
from kit.show.event_charts import event_intervals, event_origins
from kit.show.event_tables import conflicts_by_reports, event_section
from kit.show.parts import inline, said
from kit.show.shown import Shown, boxed


@dataclass(frozen=True)
class View:
    """A view: its name, its title, and what is chosen in it, "kind" of harm or "read" a report."""

    name: str
    title: str
    chosen: str
    html: Callable[[Event, str, str], str]


def view_of(event: Event | None, name: str, kind: str, report: str) -> dict[str, Any]:
    """Return one view as the page takes it; a choice that is not there falls to the first."""
    tabs = [{"name": v.name, "title": v.title} for v in VIEWS]
    if event is None:
        return {"tabs": tabs, "tab": VIEWS[0].name, "html": "", "choices": [], "chosen": ""}
    view = next((v for v in VIEWS if v.name == name), VIEWS[0])
    kinds = list(event.kinds)
    ids = [r.id for r in event.reports]
    kind = kind if kind in kinds else (kinds or [""])[0]
    report = report if report in ids else ids[0]
    counts = {"conflicts": len(conflicts_by_reports(event)), "gaps": len(event.gaps),
              "origins": len(event.rests), "figures": len(event.figures)}  # fmt: skip
    choices = {
        "kind": [{"name": k, "title": k.replace("_", " ")} for k in kinds],
        "read": [{"name": r.id, "title": r.outlet} for r in event.reports],
    }.get(view.chosen, [])
    return {
        "tabs": [tab | {"count": counts.get(str(tab["name"]))} for tab in tabs],
        "tab": view.name,
        "html": view.html(event, kind, report),
        "choice": view.chosen,
        "choices": choices,
        "chosen": {"kind": kind, "read": report}.get(view.chosen, ""),
    }


def _section(name: str) -> Callable[[Event, str, str], str]:
    def html(event: Event, kind: str, report: str) -> str:
        return Shown(tuple(event_section(event, name))).html

    return html


def _printable(event: Event, kind: str, report: str) -> str:
    odd = tuple(said(line) for line in cautions(event))
    told = (*event_section(event, "reports"), *event_section(event, "printable"))
    return Shown((*odd, *told)).html


def _by_time(event: Event, kind: str, report: str) -> str:
    if not kind:
        return _nothing("No report gives a figure of the event.")
    return event_intervals(event, kind).html + Shown(tuple(event_section(event, kind))).html


def _origins(event: Event, kind: str, report: str) -> str:
    own = Shown(tuple(event_section(event, "origins"))).html
    return own + event_origins(event).html if event.kinds else own


def _text(event: Event, kind: str, report: str) -> str:
    told = next(r for r in event.reports if r.id == report)
    own = [f for f in event.figures if f.report is told]
    return boxed("".join(_blocks(told, own)))


def _blocks(told: Coverage, figures: Iterable[Counted]) -> Iterator[str]:
    """A report's blocks with its figures marked, each with what the kit read in it."""
    article = told.article
    by_sentence: dict[str, list[Counted]] = {}
    for f in figures:
        by_sentence.setdefault(f.claim.sentence, []).append(f)
    for block in article.blocks:
        lines = []
        for sentence in article.sentences_of(block):
            at, pieces = sentence.span.start, []
            read = sorted(by_sentence.get(sentence.id, ()), key=lambda f: f.claim.span)
            for f in read:
                if f.claim.span.start < at:
                    continue
                pieces += [inline(article.text[at : f.claim.span.start]),
                           f"<mark>{inline(f.claim.words)}</mark>"]  # fmt: skip
                at = f.claim.span.end
            pieces.append(inline(article.text[at : sentence.span.end]))
            notes = "".join(f"<small>{inline(_note(f))}</small>" for f in read)
            lines.append(
                f'<p data-sentence="{sentence.id}"><b>{sentence.id}</b> '
                f"<span>{''.join(pieces)}{notes}</span></p>"
            )
        yield f'<article data-block="{block.number}">{"".join(lines)}</article>'


def _note(f: Counted) -> str:
    of = "" if f.of == "event" else f" Not compared: {f.why}."
    by = f"counted by {f.claim.counter}" if f.claim.counter else "counter not said"
    words = " ".join(f.claim.words.split())
    return f"{words}: {f.claim.kind.replace('_', ' ')}, {in_words((f.low, f.high))}; {by}.{of}"


def _nothing(words: str) -> str:
    return boxed(f"<p>{inline(words)}</p>")


VIEWS = (
    View("printable", "What can be printed", "", _printable),
    View("conflicts", "Conflicts", "", _section("conflicts")),
    View("figures", "Figures", "", _section("figures")),
    View("time", "By time", "kind", _by_time),
    View("origins", "Who rests on whom", "", _origins),
    View("gaps", "Left out", "", _section("gaps")),
    View("text", "The texts", "read", _text),
)
