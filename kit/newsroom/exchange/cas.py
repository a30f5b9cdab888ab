"""UIMA CAS as XMI, which INCEpTION and other UIMA tools read and write, by dkpro-cassis.

UIMA counts in UTF-16 units; dkpro-cassis turns the characters of the marks, both ways.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kit.newsroom.exchange.marked import Mark

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

TYPE = "dateline.Finding"
# A custom span layer of INCEpTION has these features by the names given to them.
FEATURES = ("label", "about", "note")


def type_system() -> TypeSystem:
    """Return the type system: one span layer with a label, what it is about, and a note."""
    from cassis import TypeSystem

    made = TypeSystem()
    layer = made.create_type(TYPE, supertypeName="uima.tcas.Annotation")
    for name in FEATURES:
        made.create_feature(layer, name, "uima.cas.String")
    return made


def cas(text: str, marks: Iterable[Mark]) -> Cas:
    """Return a CAS of a text with its marks; ImportError where dkpro-cassis is not installed.

    `cas(...).to_xmi()` is the file for INCEpTION, `type_system().to_xml()` its layer.
    """
    from cassis import Cas

    types = type_system()
    layer = types.get_type(TYPE)
    made = Cas(types)
    made.sofa_string = text
    made.sofa_mime = "text/plain"
    for m in marks:
        made.add(layer(begin=m.start, end=m.end, label=m.label, about=m.about, note=m.note))
    return made


def marks_of(held: Cas) -> list[Mark]:
    """Return the marks of a CAS, in the order of the text."""
    found = [
        Mark(a.begin, a.end, a.label or "", a.about or "", a.note or "") for a in held.select(TYPE)
    ]
    return sorted(found, key=lambda m: (m.start, -m.end, m.label, m.about))
