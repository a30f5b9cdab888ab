"""Words that stand after their verb: "The mayor said that ...", "denied ...", "urged X to ..."."""

from __future__ import annotations

from kit.analysis.grammar.lines import PAUSES
from kit.analysis.grammar.openings import opens_clause, past_adjuncts, phrase_end
from kit.analysis.grammar.phrases import is_time
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.lexicon.closed_classes import WH
from kit.analysis.speech.clauses import clause_end, object_end
from kit.analysis.speech.report import NARRATED, TO_SOMEBODY, Items, Report, VerbReader

_ABOUT_THE_NAME = frozenset("named identified quoted".split())
# "Spoke on condition of anonymity", "on behalf of", "on television": not what was spoken of.
_NO_MATTER = frozenset(
    "condition behalf television tv radio camera record air phone telephone programme program show "
    "podcast channel stage floor steps sidelines margins occasion eve".split()
)
_ENQUIRIES = frozenset(
    "request requests call calls email emails e-mail e-mails message messages inquiry inquiries "
    "enquiry enquiries query queries".split()
)


# "Footage appeared to show a truck": it shows one, so far as the reporter can tell.
_APPEAR = frozenset("appear appears appeared seem seems seemed".split())
_OBJECT_FORMS = frozenset("him them me us".split())
_WHEN = frozenset("as when since".split())


class SaidAfter(VerbReader):
    """Reads what a reporting verb takes to its right."""

    def _right(self, subject: Subject | None) -> Report | None:
        found = self.complement(self.after)
        if found is None:
            return None
        content, rule, reason = found
        if self.cue.kind == "evidence" and self.group.form == "infinitive" and not self._asserts():
            return None  # "needs to show that it can": nothing is shown yet
        if rule in ("object", "preposition", "object-infinitive", "gerund", "infinitive"):
            quoted = any(self.line.marked[k] for a, b in content for k in range(a, b))
            if not quoted and not self._asserts():
                return None
        return self._report(subject, content, rule, reason)

    def _asserts(self) -> bool:
        """Return whether the verb tells of an act, not of an aim ("in order to support it")."""
        group = self.group
        if group.form == "infinitive":
            before = self.chunks.verb[group.start - 1] if group.start else None
            return before is not None and self.line.low[before.head] in _APPEAR
        if group.form == "bare" and group.start and self.line.tags[group.start - 1] == "CC":
            earlier = next(
                (
                    v
                    for v in reversed(self.chunks.verb[max(0, group.start - 30) : group.start])
                    if v
                ),
                None,
            )
            if earlier is not None and earlier.form == "infinitive":
                return False  # "wanted to meet him and express support"
        if group.form != "gerund":
            return True
        speech = self.cue.kind in ("speech", "accusation", "denial", "commissive")
        return speech and (group.start == 0 or self.line.tags[group.start - 1] != "IN")

    def complement(self, i: int) -> tuple[list[Items], str, str] | None:
        """Return what the verb reports to its right: items, rule and reason."""
        line, chunks, takes = self.line, self.chunks, self.cue.takes
        verb = self._verb()
        if i + 1 < self.n and line.low[i] in takes and line.low[i + 1] in WH:
            end = object_end(line, chunks, self.lexicon, i + 1, self.cue, self.group)
            return [(i + 1, end)], "preposition", f"'{verb} {line.low[i]}' names what was spoken of"
        spots = past_adjuncts(line, chunks, i, "recipient" in takes)
        for s in spots:
            k = s + 1 if s < self.n and line.low[s] in (",", ":", "—", "--", "–") else s
            if k < self.n and line.folded[k] is not None and "quote" in takes:
                return [(k, self._quote_run(k))], "cue-quote", f"'{verb}' leads into a quotation"
        handed = self._colon_quote(i) if "quote" in takes else None
        if handed is not None:
            led = [handed]
            if "clause" in takes and (
                line.low[i] == "that" or opens_clause(line, chunks, i) and line.low[i] not in WH
            ):
                led = [(i, handed[0] - 1), handed]  # 'said it was over: "We lost."'
            return led, "cue-quote", f"'{verb}' and a colon lead into a quotation"
        for s in spots:
            if s >= self.n:
                continue
            word = line.low[s]
            if word == "that" and "clause" in takes and line.tags[s] in ("IN", "DT", "WDT", "RB"):
                if (
                    line.tags[s] == "DT"
                    and not opens_clause(line, chunks, s + 1)
                    and not opens_clause(line, chunks, s)
                ):
                    continue
                return self._clause(s, "that-clause", f"'{verb}' is followed by 'that'")
            if word in WH and ("question" in takes) and (word != "that"):
                return self._clause(s, "wh-clause", f"'{verb}' is followed by '{word}'")
        here = spots[0]
        while (
            here < min(self.n, i + 2)
            and line.tags[here].startswith("RB")
            and not line.marked[here]
            and line.low[here] not in ("more", "less")
        ):
            here += 1
        if "infinitive" in takes:
            far = here if "object-infinitive" in takes or "recipient" in takes else spots[-1]
            for s in (here, far):  # "decided in 2022 to sell"
                group = chunks.verb[s] if s < self.n else None
                if group is None or group.form != "infinitive":
                    continue
                if group.passive and line.low[group.head] in _ABOUT_THE_NAME:
                    return None  # "asked not to be named": about the report, not in it
                end = object_end(line, chunks, self.lexicon, s, self.cue, self.group)
                s -= line.low[s - 1] in ("not", "never")  # "promised never to return"
                return [(s, end)], "infinitive", f"'{verb}' is followed by 'to' and a verb"
        if "object-infinitive" in takes or "recipient" in takes:
            found = self._object_infinitive(here) or self._asked_for(here)
            if found:
                return found
        if "clause" in takes:
            for s in spots[self.cue.lemma in TO_SOMEBODY :]:
                if s < self.n and self.cue.never and chunks.noun[s] is not None:
                    if line.low[chunks.noun[s][1] - 1] in self.cue.never:
                        continue  # "claimed asylum"
                if s < self.n and line.low[s] in _OBJECT_FORMS:
                    continue  # "promised him she would come": he is told, she is in the clause
                if (
                    s < self.n
                    and chunks.noun[s] is not None
                    and is_time(line, chunks.noun[s])
                    and s != spots[-1]
                ):
                    continue
                if (
                    s < self.n
                    and opens_clause(line, chunks, s)
                    and line.low[s] not in ("who", "which")
                ):
                    if line.low[s] not in NARRATED and (s != i or line.low[s] not in _WHEN):
                        return self._clause(
                            s, "bare-clause", f"'{verb}' is followed by a clause without 'that'"
                        )
        if (
            self.cue.lemma in ("say", "add", "insist")
            and here < self.n
            and line.low[here] not in PAUSES
            and not any(s < self.n and line.low[s] in NARRATED for s in spots)
            and not self._only_when(here, spots[-1])
        ):
            reach = min(self.n, here + 40)
            if line.tags[here] not in ("CC", ".") and any(
                v is not None and v.form == "finite" for v in chunks.verb[here:reach]
            ):
                return self._clause(
                    here, "bare-clause", f"'{verb}' is followed by a clause without 'that'"
                )
            if self.n - here > 6 and line.tags[here] not in ("CC", ".", "IN", "TO", "VBG", "VBN"):
                # A verb in quotation marks, or a headline's missing one, has no verb's tag.
                return self._clause(
                    here, "bare-clause", f"'{verb}' is followed by words that stand for a clause"
                )
        if self.cue.lemma == "say" and here < self.n and line.low[here] in ("yes", "no"):
            if here + 1 >= self.n or not line.tags[here + 1].startswith(("NN", "JJ")):
                return [(here, here + 1)], "object", f"'{verb}' passes on an answer"
        if here < self.n and line.low[here] == "what" and {"object", "small-clause"} & takes:
            end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
            return [(here, end)], "object", f"'{verb}' takes what follows as its object"
        if here < self.n and chunks.noun[here] is not None and self._object_fits(here):
            after = chunks.noun[here][1]
            of = after < self.n and line.low[after] == "of"  # "a day of mourning"
            if of or not is_time(line, chunks.noun[here]) or after - here > 2:
                if line.low[here] not in WH:
                    end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
                    if end > here and (
                        self.cue.kind == "denial"  # "denied it": the charge made before
                        or end > here + 1
                        or line.tags[here] not in ("PRP", "DT", "WDT")
                    ):
                        return [(here, end)], "object", f"'{verb}' takes what follows as its object"
        if here < self.n and "gerund" in takes:
            group = chunks.verb[here]
            if group is not None and group.form == "gerund":
                end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
                return [(here, end)], "gerund", f"'{verb}' is followed by an -ing form"
        if (
            "recipient" in takes
            and len(spots) > 1
            and spots[1] < self.n
            and line.low[spots[1]] in takes
        ):
            here = spots[1]  # "briefed the press on ..."
        if here < self.n and line.low[here] in takes:
            nxt = here + 1
            if nxt < self.n and self._only_circumstance(here, nxt):
                return None
            if nxt < self.n and (
                chunks.noun[nxt] is not None or chunks.verb[nxt] is not None or line.low[nxt] in WH
            ):
                end = object_end(line, chunks, self.lexicon, nxt, self.cue, self.group)
                if end > nxt:
                    return (
                        [(nxt, end)],
                        "preposition",
                        f"'{verb} {line.low[here]}' names what was spoken of",
                    )
        return None

    def _only_when(self, here: int, stop: int) -> bool:
        """Return whether only a time stands before the comma ("said on Tuesday, adding that")."""
        noun = self.chunks.noun[stop - 1] if stop > here else None
        return (
            noun is not None
            and noun[0] - here < 2
            and is_time(self.line, noun)
            and self.line.low[stop : stop + 1] == [","]
        )

    def _only_circumstance(self, preposition: int, nxt: int) -> bool:
        """Return whether "on ..." tells how or where it was said ("spoke on condition of ...",
        "spoke on Radio Four", "spoke on the programme"), not what was said."""
        noun = self.chunks.noun[nxt]
        if noun is None:
            return self.line.low[nxt] in _NO_MATTER
        if self.line.low[noun[1] - 1] in _NO_MATTER or self.line.low[nxt] in _NO_MATTER:
            return True
        if self.line.low[preposition] == "to" and self.line.low[noun[1] - 1] in _ENQUIRIES:
            return True  # "did not respond to requests for comment" reports no words
        if self.line.low[preposition] == "to" and self.cue.lemma == "speak":
            return True  # "spoke to reporters"
        named = self.line.tags[noun[1] - 1].startswith("NNP")
        return named and self.line.low[preposition] == "on" and self.cue.lemma == "speak"

    def _colon_quote(self, i: int) -> Items | None:
        """Return the quotation after "defended the plan: ...", if no other verb reports it."""
        for k in range(i, min(self.n - 1, i + 25)):
            group = self.chunks.verb[k]
            if group is not None and self.line.low[group.head] in self.lexicon.verbs:
                return None
            if self.line.low[k] == ":":
                return (
                    (k + 1, self._quote_run(k + 1)) if self.line.folded[k + 1] is not None else None
                )
        return None

    def _clause(self, s: int, rule: str, reason: str) -> tuple[list[Items], str, str] | None:
        end = clause_end(self.line, self.chunks, self.lexicon, s, self.cue, self.group)
        if end - s < 2:
            return None
        return [(s, end)], rule, reason

    def _object_fits(self, here: int) -> bool:
        """Return whether the noun phrase at `here` can be what the verb reports."""
        takes = self.cue.takes
        if self.other_sense(self.chunks.noun[here]):
            return False
        if "object" in takes:
            return True
        if {"number", "estimate"} & takes:
            return self._figure(here)
        end = phrase_end(self.line, self.chunks, here)
        if "small-clause" in takes and not self.line.marked[here]:
            if any(self.line.marked[here + 1 : end]):
                return True  # "called the plan 'colonial'", read as one noun phrase
        noun = self.lexicon.nouns.get(self.line.low[self.chunks.noun[here][1] - 1])
        if "message" in takes and noun is not None and (noun.voiced or self.cue.lemma == "raise"):
            return True
        if "small-clause" in takes and self._named_by_what():
            return True
        if "small-clause" not in takes or end >= self.n:
            return False
        while end < self.n and (
            self.line.tags[end] == "IN" and end + 1 < self.n and self.chunks.noun[end + 1]
        ):
            if self.line.low[end] == "as":
                return True
            end = phrase_end(self.line, self.chunks, end + 1)
        return end < self.n and (
            (self.chunks.noun[end] is not None and not is_time(self.line, self.chunks.noun[end]))
            or self.line.tags[end] in ("JJ", "VBN", "DT")
            or self.line.tags[end : end + 2] in (["RB", "JJ"], ["RB", "VBN"])
            or self.line.marked[end] > 0
            or self.line.folded[end] is not None
        )

    def _figure(self, here: int) -> bool:
        """Return whether the object is a figure ("counted 22 dead") or is put at one ("put the
        toll at 21")."""
        line, (begin, end) = self.line, self.chunks.noun[here]
        if "number" in self.cue.takes:
            return line.tags[begin] == "CD" and self.group.form == "finite"
        end = phrase_end(line, self.chunks, here)
        return line.low[end : end + 1] == ["at"] and "CD" in line.tags[end + 1 : end + 4]

    def _named_by_what(self) -> bool:
        """Return whether "what" is the thing named: "what he called a disgrace"."""
        k = self.group.start - 1
        span = self.chunks.noun[k] if k >= 0 else None
        return span is not None and span[0] > 0 and self.line.low[span[0] - 1] == "what"

    def _object_infinitive(self, here: int) -> tuple[list[Items], str, str] | None:
        line, chunks = self.line, self.chunks
        if here >= self.n or chunks.noun[here] is None or chunks.noun[here][0] != here:
            return None
        k = phrase_end(line, chunks, here)
        for _ in range(3):
            if k + 1 < self.n and line.tags[k] == "IN" and chunks.noun[k + 1] is not None:
                k = phrase_end(line, chunks, k + 1)
        k += k + 1 < self.n and line.low[k] in ("not", "never")  # "asked them not to go"
        group = chunks.verb[k] if k < self.n else None
        if group is None or group.form != "infinitive":
            k = self._past_modifier(k)
            group = chunks.verb[k] if k < self.n else None
        if group is None or group.form != "infinitive":
            return None
        end = object_end(line, chunks, self.lexicon, k, self.cue, self.group)
        return [(here, end)], "object-infinitive", f"'{self._verb()}' asks somebody to do something"

    def _asked_for(self, here: int) -> tuple[list[Items], str, str] | None:
        """Return the report of "called on the council for help", None for "called on the sick for
        an hour", a visit."""
        line, chunks = self.line, self.chunks
        if "object-for" not in self.cue.takes or here >= self.n or chunks.noun[here] is None:
            return None
        k = phrase_end(line, chunks, here)
        if k + 1 >= self.n or line.low[k] != "for" or chunks.noun[k + 1] is None:
            return None
        if is_time(line, chunks.noun[k + 1]):
            return None
        end = object_end(line, chunks, self.lexicon, here, self.cue, self.group)
        return [(here, end)], "object-for", f"'{self._verb()}' asks somebody for something"

    def _past_modifier(self, k: int) -> int:
        """Return the item of the "to" after "people living near the dam" or "people who live near
        it", or k where no such words stand between."""
        line, chunks = self.line, self.chunks
        if k >= self.n:
            return k
        group = chunks.verb[k]
        told_apart = group is not None and group.form in ("gerund", "participle")
        if not told_apart and line.low[k] not in ("who", "that", "which"):
            return k
        for m in range(k + 1, min(self.n, k + 15)):
            found = chunks.verb[m]
            if line.low[m] in (",", ".", ";", ":"):
                break
            if found is not None and found.form == "infinitive" and chunks.verb[m - 1] is None:
                return m
        return k

    def _subjectless(self) -> Report | None:
        if self.group.start == 0 and self.cue.kind != "speech":
            return None
        found = self.complement(self.after)
        if found is None or found[1] in ("object", "gerund", "infinitive", "preposition"):
            return None
        return self._report(None, *found)
