"""Verbs of saying, thinking and wanting: source, cue and content of each in a line."""

from __future__ import annotations

from kit.analysis.grammar.parsed import Parsed
from kit.analysis.grammar.phrases import VerbGroup
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, DO, FINITE_TAGS
from kit.analysis.lexicon.cues import Cue
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.frames import complement
from kit.analysis.speech.passive_reports import passive, reduced
from kit.analysis.speech.quotative_frames import frame_cue
from kit.analysis.speech.report import ASSERTING, Report, ReportingVerb
from kit.analysis.speech.said_before import postposed, speaker_follows


def verb_reports(p: Parsed) -> list[Report]:
    """Return the reports made by the verbs of one line, in order."""
    found = []
    for group in p.chunks.groups:
        for cue in _cues(p, group):
            gap = _gap(p, group.end, cue.particles)
            report = _read(ReportingVerb(p, group, cue, gap)) if gap >= 0 else None
            if report is not None:
                found.append(report)
                break
    return found


def _cues(p: Parsed, group: VerbGroup) -> tuple[Cue, ...]:
    """Return the entries of the lexicon for a verb, a frame of speaking making one for any."""
    head = p.low[group.head]
    cues = p.lexicon.verbs.get(head, ())
    if not cues and group.passive and head in p.lexicon.hearsay:
        cues = (p.lexicon.hearsay[head],)
    if not any("quote" in cue.takes for cue in cues):
        framed = frame_cue(p, group)
        cues = (*cues, framed) if framed is not None else cues
    return cues


def _gap(p: Parsed, end: int, particles: tuple[str, ...]) -> int:
    """Return how many items part a verb that ends at `end` from its particles ("called on Monday
    for"), -1 where the particles are not there."""
    size = len(particles)
    past_day = _past_time(p, end) if size == 1 else end
    if tuple(p.low[end : end + size]) == particles:
        # "called on Monday for ...": the "on" is the day's, not the one of "called on"
        return -1 if size and particles[-1] == "on" and past_day > end else 0
    return past_day - end if tuple(p.low[past_day : past_day + size]) == particles else -1


def _past_time(p: Parsed, k: int) -> int:
    """Return the item past "on Monday" or "last week" at item k, k where no time stands there."""
    at = k + (p.low[k] in ("on", "in", "late", "early"))
    return p.np_end[at] if p.is_time(at) else k


# ---- one verb: first what it is, then what stands around it ----------------------------------


def _read(v: ReportingVerb) -> Report | None:
    p, group = v.p, v.group
    if group.form == "gerund":
        if _names_a_topic(v) or _cites_somebody(v):
            return None
        quoted = _quoted_as_saying(v)
        if quoted is not None:
            return quoted
    if group.passive:
        return None if _passes_on(v) else passive(v)
    if group.form == "participle" and not _really_finite(v):
        return reduced(v)
    if _is_asked(v) or _passes_on(v) or _keeps_a_name_back(v):
        return None
    subject = p.subject_of(group)
    if subject is not None:
        if _is_nobody(p, subject):
            return None
        subject = _issuer(p, subject) or _with_its_name(p, subject) or subject
        subject = _past_who(p, subject, group) or subject
        if _not_a_speaker(p, subject) or speaker_follows(v, subject):
            subject = None
    if group.form in ("finite", "bare", "participle"):
        report = postposed(v, subject)
        if report is not None:
            return report
    if subject is not None:
        # "it is fair to assume that ...": nobody in particular does
        nobody = group.form == "infinitive" and p.low[subject.start] == "it"
        return None if nobody else _preposed(v, subject)
    if group.form == "finite":
        return _without_subject(v)
    return _preposed(v, None) if group.form != "bare" else None


def _with_its_name(p: Parsed, subject: Subject) -> Subject | None:
    """Return the subject of '"...," Ann Lee, the mayor of Varn said', with the name before it."""
    comma = subject.start - 1
    if comma < 2 or p.low[comma] != "," or p.low[subject.start] not in ("the", "a", "an"):
        return None
    role = role_of(p.low[subject.head[1] - 1])
    begin = p.np_start[comma - 1]
    named = begin >= 0 and comma - begin > 1 and p.tags[comma - 1].startswith("NNP")
    if role is None or role[0].who != "person" or role[1] or not named:
        return None
    opens = begin == 0 or p.folded[begin - 1] is not None
    return Subject(begin, subject.end, (begin, comma)) if opens else None


_CLAUSE = 40  # words, the longest a clause with "who" is looked for


def _past_who(p: Parsed, subject: Subject, group: VerbGroup) -> Subject | None:
    """Return the subject of "Ann Lee, who lives in the port town says", whose clause has its own
    verb and no comma behind it; not the town, nor the fear in "a man who stayed and asked not to
    be named for fear of arrest said"."""
    who = subject.start - 1
    first = max(0, who - _CLAUSE)
    while who > first and p.low[who] not in ("who", ",", ";", ":", "but", "that"):
        if p.low[who] == "and" and p.form[who + 1] != "finite":
            break
        who -= 1
    hangs = subject.start > 0 and p.tags[subject.start - 1] in ("IN", "TO")
    if who < 1 or p.low[who] != "who" or not hangs or p.low[subject.start - 1] in CLAUSE_OPENERS:
        return None
    if subject.end != group.start or not p.finite(who, subject.start):
        return None
    back = p.phrase_back(who - 1 - (p.low[who - 1] == ","))
    return Subject(back[0], subject.end, back) if back is not None else None


def _issuer(p: Parsed, subject: Subject) -> Subject | None:
    """Return who speaks in "the council issued a statement saying that ...": whoever issues it."""
    relative = subject.antecedent
    begin, end = relative if relative is not None else (subject.start, subject.head[1])
    group = p.verb[begin - 1] if begin > 1 else None
    if group is None or group.passive or group.form != "finite":
        return None
    head = p.low[end - 1]
    role, noun = role_of(head), p.lexicon.nouns.get(head)
    paper = role is not None and role[0].who == "paper" or noun is not None and noun.voiced
    if not paper or lemma(p.low[group.head]) not in _ISSUES:
        return None
    issuer = p.subject_of(group)
    if relative is None or issuer is None:
        return issuer
    # "The rebels issued a statement which said ...": the rebels say so in it
    return Subject(subject.start, subject.end, subject.head, (issuer.start, issuer.end))


_ISSUES = frozenset("issue release publish post send write make circulate unleash".split())


def _preposed(v: ReportingVerb, subject: Subject | None) -> Report | None:
    """Return the report of words behind their verb ("The mayor said that ...")."""
    found = complement(v)
    if found is None:
        return None
    if not _asserts(v):
        if v.cue.kind == "evidence" and v.group.form == "infinitive":
            return None  # "needs to show that it can": nothing is shown yet
        quoted = any(any(v.p.marked[a:b]) for a, b in found.content)
        if found.rule in _WEAK and not quoted:
            return None
    return v.report(subject, found)


_WEAK = ("object", "preposition", "object-infinitive", "gerund", "infinitive")


def _asserts(v: ReportingVerb) -> bool:
    """Return whether the verb tells of an act, not of an aim ("in order to support it")."""
    p, group = v.p, v.group
    before = group.start - 1
    if group.form == "infinitive":
        return p.head[before] in _APPEAR
    if group.form == "bare" and p.tags[before] == "CC":
        earlier = [form for form in p.form[max(0, group.start - 30) : group.start] if form]
        return earlier[-1:] != ["infinitive"]  # "wanted to meet him and express support"
    if group.form == "gerund":
        return v.cue.kind in ASSERTING and p.tags[before] != "IN"
    return True


# "Footage appeared to show a truck": it shows one, so far as the reporter can tell.
_APPEAR = frozenset("appear appears appeared seem seems seemed".split())


def _without_subject(v: ReportingVerb) -> Report | None:
    """Return the report of a finite verb whose subject the line does not show."""
    if v.group.start == 0 and v.cue.kind != "speech":
        return None
    if v.group.start < 2 and v.cue.lemma == "read":
        return None  # "Also read: ..." points to another story
    found = complement(v)
    weak = found is None or found.rule in ("object", "gerund", "infinitive", "preposition")
    return None if found is None or weak else v.report(None, found)


def _names_a_topic(v: ReportingVerb) -> bool:
    """Return whether an -ing form reports nothing: "questions regarding the raid", and the subject
    in "they say adding the mineral helps"."""
    p, before = v.p, v.group.start - 1
    if p.low[v.group.head] in _PREPOSITIONAL:
        return True
    led = p.lexicon.verbs.get(p.head[before], ())
    return any("clause" in cue.takes and "gerund" not in cue.takes for cue in led)


_PREPOSITIONAL = frozenset("regarding concerning considering including following".split())
# Verbs that pass on the words of another: "quoted her as saying".
_PASSING_ON = frozenset("quote quotes quoted quoting cite cites cited citing".split())


def _quoted_as_saying(v: ReportingVerb) -> Report | None:
    """Return the report of "The paper quoted a nurse as saying that ..." (the nurse says it) and
    of "the nurse was quoted as saying", or None for any other "as saying"."""
    p, group = v.p, v.group
    if group.start < 2 or p.low[group.start - 1] != "as":
        return None
    be = p.verb[group.start - 2]
    if be is None or not be.passive or p.low[be.head] not in _PASSING_ON:
        on_record = group.start > 3 and p.low[group.start - 3 : group.start - 1] == ["on", "record"]
        be = p.verb[group.start - 4] if on_record else None
    if be is not None:
        v.group = VerbGroup(be.start, group.end, group.head, "finite", False)
        subject = p.subject_of(v.group)
        return postposed(v, subject) or _preposed(v, subject)
    back = p.phrase_back(group.start - 2, max(0, group.start - 40))
    if back is None or p.head[back[0] - 1] not in _PASSING_ON:
        return None
    return _preposed(v, Subject(back[0], group.start - 1, back))


def _passes_on(v: ReportingVerb) -> bool:
    """Return whether the verb leads to "as saying", which then tells who speaks."""
    low, end = v.p.low, v.group.end
    if v.p.low[v.group.head] not in _PASSING_ON:
        return False
    return any(low[k : k + 2] == ["as", "saying"] for k in range(end, min(v.p.n, end + 25)))


def _cites_somebody(v: ReportingVerb) -> bool:
    """Return whether "citing", "quoting" tells from whom the words come ("citing two officials",
    "quoting the governor"), not what is put forward ("citing a threat to health")."""
    p, k = v.p, v.group.end
    if v.cue.lemma not in ("cite", "quote") or not p.np_end[k] or p.low[k] == "it":
        return False
    if p.tags[p.np_end[k] - 1] in ("NNP", "NNPS"):
        return True
    if not _UNNAMED.isdisjoint(p.low[k : p.np_end[k]]):
        return True
    role = role_of(p.np_head(k))
    return role is not None and role[0].who in ("person", "people", "body")


_UNNAMED = frozenset("unnamed anonymous unidentified".split())
_NAME = frozenset("named identified quoted used published disclosed revealed".split())


def _keeps_a_name_back(v: ReportingVerb) -> bool:
    """Return whether the verb only asks not to be named ("who asked that his name not be used",
    "requested anonymity"): a condition of speaking, and nothing that is said."""
    p, k = v.p, v.after
    if v.cue.lemma not in ("ask", "request", "demand", "insist", "insist on"):
        return False
    low = p.low[k : k + 8]
    if "anonymity" in low[:3]:
        return True
    back = next((m for m, word in enumerate(low[:-2]) if word == "not"), -1)
    return (
        back > 0
        and low[0] == "that"
        and "be" in low[back : back + 3]
        and not _NAME.isdisjoint(low[back:])
    )


def _is_asked(v: ReportingVerb) -> bool:
    """Return whether the narrator asks ("How did she decide whom to treat?"): nothing is
    reported."""
    p, start = v.p, v.group.start
    if p.low[p.n - 1] != "?" or v.group.form not in ("bare", "finite") or start < 2:
        return False
    before = p.np_start[start - 1] - 1
    return before >= 0 and (p.low[before] in DO or p.tags[before] == "MD")


def _is_nobody(p: Parsed, subject: Subject) -> bool:
    """Return whether nobody says it ("nobody believes the count")."""
    words = p.low[subject.start : subject.start + 2]
    if words[0] == "none" and words[1:] == ["of"] or words[0] == "neither" and len(words) > 1:
        return True  # "none of the videos shows", "neither side would say"
    return words[0] in ("nobody", "nothing", "no-one", "no") and words != ["no", "10"]


def _not_a_speaker(p: Parsed, subject: Subject) -> bool:
    one_word = subject.end == subject.start + 1
    return one_word and p.low[subject.start] in ("him", "them", "me", "us", "there", "what")


# ---- a past tense that was read as a participle ----------------------------------------------


def _really_finite(v: ReportingVerb) -> bool:
    """Return whether a bare participle form is a past tense the tagger misread."""
    p, k, start = v.p, v.after, v.group.start
    if start == 0 or k >= p.n:
        return False
    if _told_somewhere(v, k):
        return True
    if p.is_time(k) and p.np_end[start - 1] and p.low[p.np_end[k]] == "that":
        return "clause" in v.takes and "recipient" not in v.takes  # "found last year that"
    if p.low[k] in _BEHIND_A_PARTICIPLE or not p.np_end[start - 1]:
        return False
    return (
        p.low[k] == "that"
        or p.folded[k] is not None
        or p.tags[k] in ("PRP", "DT", "PRP$", "WRB", "WP")
        or p.opens_clause(k)
    )


_BEHIND_A_PARTICIPLE = frozenset("by as in at on to for from during last this".split())


def _told_somewhere(v: ReportingVerb, k: int) -> bool:
    """Return whether "in ..." and then a clause follow ("claimed in a statement that the port was
    theirs"): a passive participle has none of its own. Not so "told in May that"."""
    p, start = v.p, v.group.start
    if p.low[k] not in ("in", "at", "on") or not p.np_end[start - 1]:
        return False
    if "clause" not in v.takes or "recipient" in v.takes:
        return False
    if any(tag in FINITE_TAGS for tag in p.tags[:start]):
        return False
    clause = p.past_adjuncts(k, False)[-1]
    if p.low[clause] == "that":
        return p.opens_clause(clause + 1)
    verbs = sum(g.form in ("finite", "participle") and g.start > k for g in p.chunks.groups)
    return verbs == 1 and clause < p.n and p.opens_clause(clause)
