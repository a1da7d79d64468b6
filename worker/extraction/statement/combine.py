"""The utterances of one unit: cues and sources together, nested ones dropped, sources of sources as `via`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from worker.extraction.statement.cue_clauses import cue_utterances
from worker.extraction.statement.denied_reports import without_denials
from worker.extraction.statement.inscriptions import written
from worker.extraction.statement.nouns import noun_utterances
from worker.extraction.statement.relayed import passed_on, reported_on
from worker.extraction.statement.sources import signed, source_phrases, verbless
from worker.extraction.statement.units import Page
from worker.extraction.statement.utterance import DIRECT, Range, Utterance
from worker.labels import COMPOUNDED, SUBJECTS, TELLING

_EXCHANGES = {"call", "conversation", "talk", "meeting", "phone", "discussion"}


def unit_utterances(page: Page, number: int) -> list[Utterance]:
    """The outermost utterances of one unit, in order; utterances of one speaker still apart."""
    on_things = list(written(page, number))
    found = _with_words([*_but_for(cue_utterances(page, number), on_things), *on_things])
    found, denials = without_denials(page, number, found)
    found = reported_on(page, [passed_on(page, utterance) for utterance in found])
    found += _with_words(noun_utterances(page, number, found))
    if not any(_is_direct(page, u) for u in found):
        plain = verbless(page, number) or signed(page, number)
        if plain is not None:
            found = [u for u in found if not _overlaps(u, plain)] + [plain]
    found = _with_sources(found, list(source_phrases(page, number)))
    found = _coordinated(page, sorted(found, key=lambda u: u.cue or (u.start, u.start)))
    return sorted([*_outermost(_one_owner(page, found)), *denials], key=lambda u: u.start)


def _with_words(found: Iterable[Utterance]) -> list[Utterance]:
    """Utterances without empty ranges, and without those that have no others: a text cut off after "said that"."""
    cut = (replace(u, content=tuple((a, b) for a, b in u.content if a < b)) for u in found)
    return [u for u in cut if u.content or u.open]


def _but_for(found: Iterable[Utterance], better: Sequence[Utterance]) -> Iterator[Utterance]:
    """The utterances on other words than those of `better`."""
    known = {u.cue for u in better}
    return (u for u in found if u.cue not in known)


def _coordinated(page: Page, found: Sequence[Utterance]) -> list[Utterance]:
    """`X said A and warned B` where the parser took the warning for a part of A: two cues of one speaker."""
    out: list[Utterance] = []
    for u in found:
        before = out[-1] if out else None
        if before is not None and u.verb is not None and u.cue is not None and before.covers(u.cue[0]):
            told = u.verb.dep_ == "conj" and u.verb.head.tag_ == "VBN"  # "said he had met them and thanked them"
            stop = None if told and not _is_direct(page, u) else _conjunction(page, before, u.verb)
            if stop is not None and u.content and u.content[0][0] > u.cue[0]:
                cut = tuple((a, min(b, stop)) for a, b in before.content if a < stop)
                out[-1] = replace(before, content=cut)
                u = replace(u, head=before.head)
        out.append(u)
    return out


def _conjunction(page: Page, before: Utterance, verb: Token) -> int | None:
    """The "and" or "but" right before a cue verb of the same tense without a subject of its own."""
    after_past = verb.tag_ == "VBN" and verb.dep_ == "conj" and verb.head.tag_ == "VBD"  # a past taken for a participle
    tense = "VBD" if after_past else verb.tag_
    if before.verb is None or before.head is None or tense != before.verb.tag_ or tense not in TELLING:
        return None
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    i = verb.i - 1
    while page.tokens[i].pos_ == "ADV":
        i -= 1
    return i if page.tokens[i].tag_ == "CC" and before.verb.i < i and page.inside[i] < 0 else None


def _is_direct(page: Page, utterance: Utterance) -> bool:
    return any(page.inside[a] >= 0 for a, _ in utterance.content)


def _overlaps(one: Utterance, other: Utterance) -> bool:
    return any(a < d and c < b for a, b in one.content for c, d in other.content)


def _with_sources(found: list[Utterance], sources: Sequence[Utterance]) -> list[Utterance]:
    """Add the source phrases; one that follows the words of another speaker only passes them on (`via`)."""
    out = list(found)
    for source in sources:
        assert source.clause is not None
        assert source.head is not None
        owner = next((i for i, u in enumerate(out) if _passes_on(u, source)), None)
        if owner is not None:
            known = out[owner]
            out[owner] = replace(
                known,
                via=(*known.via, _name(source.head)),
                content=_cut(known.content, source.clause),
                addressee=known.addressee or _partner(source.head),
            )
        else:
            out.append(source)
    return out


def _passes_on(owner: Utterance, source: Utterance) -> bool:
    """True where the source phrase stands after the owner's cue and words: `X said A, according to Y`."""
    assert source.clause is not None
    if owner.cue is None or not owner.content:
        return False
    return source.clause[0] > owner.cue[0] and source.clause[0] >= owner.content[0][0] and owner.weight < 0.9


def _cut(content: tuple[Range, ...], clause: Range) -> tuple[Range, ...]:
    out: list[Range] = []
    for a, b in content:
        if clause[0] < b and a < clause[1]:
            out += [r for r in ((a, clause[0]), (clause[1], b)) if r[1] - r[0] > 1]
        else:
            out.append((a, b))
    return tuple(out)


def _name(head: Token) -> str:
    """The source's name: the body that a document is of (`a Kremlin summary`), else the phrase without its tail."""
    words = [t for t in head.children if t.dep_ in COMPOUNDED and t.i < head.i]
    if words and head.pos_ == "NOUN" and all(t.pos_ == "PROPN" for t in words):
        return " ".join(t.text for t in words)
    return " ".join(t.text for t in [*words, head])


def _partner(source: Token) -> Token | None:
    """With whom the words were exchanged: `according to a summary of his call with X`."""
    for token in source.subtree:
        if token.lower_ == "with" and token.head.lemma_ in _EXCHANGES:
            return next((c for c in token.children if c.dep_ == "pobj"), None)
    return None


def _one_owner(page: Page, found: Sequence[Utterance]) -> list[Utterance]:
    """Give words that two cues claim to the one that introduces them most closely."""
    out: list[Utterance] = []
    for u in sorted(found, key=lambda u: (-u.weight, -(u.cue[0] if u.cue else 0))):
        if any(_same_words(u, other) for other in out):
            continue
        out.append(u)
    return out


def _same_words(one: Utterance, other: Utterance) -> bool:
    """True where the words of one are those of the other, give or take a little."""
    a = {i for x, y in one.content for i in range(x, y)}
    b = {i for x, y in other.content for i in range(x, y)}
    if not a or not b or (one.cue and other.covers(one.cue[0])) or (other.cue and one.covers(other.cue[0])):
        return False
    return len(a & b) > 0.5 * min(len(a), len(b))


def _outermost(found: Sequence[Utterance]) -> list[Utterance]:
    """Drop what is told inside another's words, but for a quotation of its own, which ends the words around it."""
    found = [_before_quotation(u, found) for u in found]
    return [
        u for u in found if not any(o is not u and u.cue and o.covers(u.cue[0]) and not _mutual(u, o) for o in found)
    ]


def _before_quotation(outer: Utterance, found: Sequence[Utterance]) -> Utterance:
    for inner in found:
        if (
            inner is outer
            or inner.weight < DIRECT
            or outer.weight >= DIRECT
            or inner.clause is None
            or inner.cue is None
        ):
            continue
        if outer.covers(inner.cue[0]) and inner.content and inner.content[0][0] > inner.cue[0]:
            cut = tuple((a, min(b, inner.clause[0])) for a, b in outer.content if a < inner.clause[0])
            return replace(outer, content=cut) if cut else outer
    return outer


def _mutual(one: Utterance, other: Utterance) -> bool:
    return other.cue is not None and one.covers(other.cue[0]) and one.start < other.start


def groups(found: Sequence[Utterance]) -> list[list[Utterance]]:
    """Utterances of one speaker in one unit are one statement: `X said A, adding that B`."""
    out: list[list[Utterance]] = []
    for u in found:
        home = next((g for g in out if _one_speaker(g[0], u)), None)
        if home is not None:
            home.append(u)
        else:
            out.append([u])
    return out


def _one_speaker(one: Utterance, other: Utterance) -> bool:
    if one.head is None or other.head is None or one.head.i != other.head.i:
        return False
    return one.plover == other.plover or (
        other.verb is not None and other.verb.tag_ == "VBG" and not is_besides(other.verb)
    )


def is_besides(verb: Token) -> bool:
    """True for what is said besides, not as more of the same: `X called for A, while chanting "B"`."""
    return any(child.lower_ == "while" for child in verb.children)
