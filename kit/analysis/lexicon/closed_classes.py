"""Closed classes: the small words, marks and tags that grammar hangs on, each class once.

A module that needs more or less than a class says so in sight (`CLAUSE_OPENERS - {"as"}`) and
why. `scripts/word_lists.py` finds lists that nearly repeat one another. Words are in small letters.
"""

from __future__ import annotations

from kit.text.calendar_words import MONTHS as NAMES_OF_MONTHS
from kit.text.calendar_words import WEEKDAYS

# ---- tags of the Penn Treebank set -------------------------------------------------------------

NAME_TAGS = frozenset(("NNP", "NNPS"))
NOUN_TAGS = NAME_TAGS | {"NN", "NNS"}
ADJECTIVE_TAGS = frozenset(("JJ", "JJR", "JJS"))
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
WH_TAGS = frozenset(("WDT", "WP", "WRB"))
# What a noun phrase is made of, up to its head; a pronoun is a whole one.
PHRASE_TAGS = NOUN_TAGS | ADJECTIVE_TAGS | {"DT", "PDT", "PRP$", "PRP", "CD", "POS", "$"}

# ---- verbs -------------------------------------------------------------------------------------

# Alone "'s" may be "is", "has" or an owner: only the words around it tell.
BE_SPELT_OUT = frozenset("be am is are was were been being 're 'm ’re ’m ain".split())
IS_OR_HAS = frozenset(("'s", "’s"))
BE = BE_SPELT_OUT | IS_OR_HAS
HAVE = frozenset("have has had having 've ’ve 'd ’d".split())
DO = frozenset("do does did".split())
GET = frozenset("get gets got getting gotten".split())
MODALS = frozenset("will would can could may might must shall should".split())
NOT = frozenset("not n't n’t".split())
# Pasts that a clause without "that" often follows: the noun behind them is that clause's subject.
SAYING = frozenset(
    """added admitted announced answered argued asked claimed confirmed declared denied explained
    insisted noted replied reported said stated told warned wrote""".split()
)
NEGATIONS = NOT | frozenset("never neither nor".split())
PARTICLES = frozenset("up out off down away back over apart together forth aside".split())

# ---- pronouns and determiners ------------------------------------------------------------------

NOMINATIVE = frozenset("he she they we i".split())
OBJECTIVE = frozenset("him them me us".split())
POSSESSIVES = frozenset("its his her their our my your".split())
DEMONSTRATIVES = frozenset("this that these those".split())
ARTICLES = frozenset("the a an".split())
# Words for a number or a part that can stand for a noun phrase of their own.
LONE = frozenset("all both some many others several few most none another each".split())
PRONOUNS = NOMINATIVE | DEMONSTRATIVES | frozenset("it you all both some many others".split())
RELATIVE = frozenset("who which that whom whose".split())
WH = frozenset("how why what whether if who whom where when which whose".split())

# ---- words that join ---------------------------------------------------------------------------

# Words that bring in an adverbial clause with a subject of its own.
CLAUSE_OPENERS = frozenset(
    """after although as because before if lest once since though till unless until when whenever
    whereas wherever while whilst""".split()
)
CONJUNCTIONS = frozenset("and but or nor".split())

# ---- marks -------------------------------------------------------------------------------------

DASHES = frozenset("— – ― -- --- -".split())
CLOSES_SENTENCE = frozenset(".?!")
# Where a clause can break off; a hyphen between blanks is a dash, but it breaks no clause for sure.
BREAKS = (DASHES - {"-"}) | {",", ";", ":"}
QUOTATION_MARKS = frozenset("\" “ ” „ ‟ « » `` '' ″".split())

# ---- time --------------------------------------------------------------------------------------

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
