"""Small words that grammar hangs on: auxiliaries, question words, pronouns, words for time."""

from __future__ import annotations

from kit.text.calendar_words import MONTHS as NAMES_OF_MONTHS
from kit.text.calendar_words import WEEKDAYS

BE = frozenset("be is are was were been being am 's 're 'm ’s ’re ’m".split())


HAVE = frozenset("have has had having 've 'd ’ve ’d".split())


DO = frozenset("do does did".split())


GET = frozenset("get gets got getting".split())


WH = frozenset("how why what whether if who whom where when which whose".split())


RELATIVE = frozenset("who which that whom whose".split())


PRONOUNS = frozenset("he she they it we i you this these those all both some many others".split())


DAYS = frozenset(WEEKDAYS)


MONTHS = frozenset(NAMES_OF_MONTHS) | frozenset(
    "jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)


# Feasts that stand for a time. Ramadan is left out: it is a surname too.
FEASTS = frozenset("christmas easter passover hanukkah diwali".split())


TIME = (
    DAYS
    | FEASTS
    | frozenset(
        "today yesterday tomorrow tonight week weeks month months year years day days night "
        "morning afternoon evening weekend hour hours minute minutes decade decades moment time "
        "recently earlier later ago century noon midnight".split()
    )
)


# Words that bring in a clause with a subject of its own.
SUBORDINATORS = frozenset(
    "after before while whilst when because "
    "since although though if unless until as whereas once than".split()
)
