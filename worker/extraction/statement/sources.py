"""Sources without a cue verb: according to X, as reported by X, `X, in his post: "A"`, `"A" - X`."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.statement.cue_clauses import last_of_paragraph
from worker.extraction.statement.extent import around
from worker.extraction.statement.lexicon import words
from worker.extraction.statement.units import Page, Unit
from worker.extraction.statement.utterance import Range, Utterance
from worker.labels import COMPOUNDED, NOMINALS, PREMODIFIERS_AND_OWNER, SPEAKERS, TENSED, VERBAL
from worker.party_kinds import SPEAKING

_BY = words("told_by")
_LEAD_LIMIT = 30  # tokens before the colon of a verbless attribution
_HEADLINE_LIMIT = 20  # tokens of a headline
_NAME_LIMIT = 6  # tokens of a bare name before a colon, where the tagger saw no noun
_SIGNATURE_LIMIT = 20  # tokens after the dash of a signed quote


def source_phrases(page: Page, number: int) -> Iterator[Utterance]:
    """Yield an utterance for each `according to X`, `as reported by X` and `in the words of X` of a unit."""
    unit = page.units[number]
    for i in range(unit.start, unit.end - 1):
        if page.inside[i] >= 0:
            continue
        found = _according(page, unit, i) or _reported_by(page, unit, i) or _in_the_words_of(page, unit, i)
        if found is None:
            continue
        start, cue_end, head = found
        end = _phrase_end(page, unit, head)
        ranges = _content(page, unit, start, end)
        if ranges:
            yield Utterance(
                unit=number, content=ranges, cue=(start, cue_end), clause=(start, end), head=head, weight=0.75
            )


def _according(page: Page, unit: Unit, i: int) -> tuple[int, int, Token] | None:
    if page.tokens[i].lower_ != "according" or page.tokens[i + 1].lower_ != "to":
        return None
    head = _object(page, unit, i + 1)
    return (i, i + 2, head) if head is not None else None


def _reported_by(page: Page, unit: Unit, i: int) -> tuple[int, int, Token] | None:
    """`as reported by X`."""
    if page.tokens[i].lower_ != "as" or i + 2 >= unit.end or page.tokens[i + 2].lower_ != "by":
        return None
    if page.tokens[i + 1].lemma_ not in _BY or page.tokens[i + 1].tag_ == "VBG":
        return None
    head = _object(page, unit, i + 2)
    return (i, i + 3, head) if head is not None else None


def _in_the_words_of(page: Page, unit: Unit, i: int) -> tuple[int, int, Token] | None:
    if page.tokens[i].lower_ != "words" or i + 1 >= unit.end or page.tokens[i + 1].lower_ != "of" or i < unit.start + 2:
        return None
    if page.tokens[i - 1].lower_ != "the" or page.tokens[i - 2].lower_ != "in":
        return None
    head = _object(page, unit, i + 1)
    return (i - 2, i + 2, head) if head is not None else None


def _object(page: Page, unit: Unit, preposition: int) -> Token | None:
    for child in page.tokens[preposition].children:
        if child.dep_ == "pobj" and preposition < child.i < unit.end:
            return child
    for i in range(preposition + 1, min(unit.end, preposition + 6)):
        if page.tokens[i].pos_ in NOMINALS and page.tokens[i].dep_ != "compound":
            return page.tokens[i]
    return None


def _phrase_end(page: Page, unit: Unit, head: Token) -> int:
    """The end of the source's phrase: an apposition belongs to it, a clause that follows does not."""
    end = min(head.right_edge.i + 1, unit.end)
    if end >= unit.end - 2:  # the parser took what is said for a part of the source
        end = next((i for i in range(head.i + 1, end) if page.tokens[i].text == ","), end)
    for i in range(head.i + 1, end):
        if page.tokens[i].text == "," and page.tokens[i + 1 : i + 2] and page.tokens[i + 1].lower_ == "as":
            return i
    return end


def _content(page: Page, unit: Unit, start: int, end: int) -> tuple[Range, ...]:
    if start <= unit.start + 1:
        return _rest(page, unit, end)
    stop = start - 1 if page.tokens[start - 1].text == "," else start
    return around(page, unit, stop, end)


def _rest(page: Page, unit: Unit, end: int) -> tuple[Range, ...]:
    start = end
    while start < unit.end and page.is_break(start):
        start += 1
    return ((start, unit.end),) if unit.end - start > 2 else ()


def verbless(page: Page, number: int) -> Utterance | None:
    """`X, in his post: "A"` and `X: "A"`: a noun phrase, a colon, a quote."""
    unit = page.units[number]
    if not unit.quotes:
        return _headline(page, number)
    first = page.spans[unit.quotes[0]][0]
    colon = first - 2
    if page.tokens[max(colon, 0)].text != ":":
        return _headline(page, number)
    if colon < unit.start or colon - unit.start > _LEAD_LIMIT or page.tokens[colon].text != ":":
        return None
    if any(page.is_cue(i) for i in range(unit.start, colon)):
        return None
    head = _lead_subject(page, unit, colon)
    if head is None:
        return None
    ranges = tuple(_clip(page, unit, q) for q in unit.quotes)
    return Utterance(
        unit=number,
        content=ranges,
        cue=_after_name(page, unit, head, colon),
        clause=(unit.start, colon),
        head=head,
        addressee=_lead_addressee(page, head, colon),
        weight=0.8,
    )


def _headline(page: Page, number: int) -> Utterance | None:
    """`Kremlin: No plans for a summit`: a line of its own that opens with a speaker and a colon."""
    unit = page.units[number]
    paragraph = page.paragraphs[unit.paragraph]
    alone = page.tokens[unit.start].idx <= paragraph.start and last_of_paragraph(page, unit)
    if not alone or page.is_stop(unit.end - 1) or unit.end - unit.start > _HEADLINE_LIMIT:
        return None
    reach = range(unit.start + 1, min(unit.end, unit.start + _NAME_LIMIT))
    colon = next((i for i in reach if page.tokens[i].text == ":"), None)
    if colon is None or colon + 2 >= unit.end or any(page.is_cue(i) for i in range(unit.start, colon)):
        return None
    head = page.tokens[colon - 1]
    if not any(party.kind in SPEAKING for party in page.story.parties.at(head)):
        return None
    clause = (unit.start, colon)
    return Utterance(unit=number, content=((colon + 1, unit.end),), cue=(colon, colon + 1), clause=clause, head=head)


def _lead_addressee(page: Page, head: Token, colon: int) -> Token | None:
    """`X, the minister, to CNN on Monday:`."""
    for i in range(head.i + 1, colon - 1):
        if page.tokens[i].lower_ == "to" and page.tokens[i].tag_ in {"IN", "TO"}:
            listener = next((t for t in page.tokens[i + 1 : colon] if t.pos_ in NOMINALS), None)
            while listener is not None and listener.dep_ in COMPOUNDED and listener.i < listener.head.i < colon:
                listener = listener.head
            return listener
    return None


def _clip(page: Page, unit: Unit, quote: int) -> Range:
    first, last = page.spans[quote]
    return max(first, unit.start), min(last, unit.end)


def _lead_subject(page: Page, unit: Unit, colon: int) -> Token | None:
    for i in range(unit.start, colon):
        token = page.tokens[i]
        if token.pos_ in VERBAL and token.tag_ in TENSED:
            subjects = [c for c in token.children if c.dep_ == "nsubj" and unit.start <= c.i < colon]
            return subjects[0] if subjects else None
    for i in range(unit.start, colon):
        token = page.tokens[i]
        if token.pos_ in NOMINALS:
            while token.dep_ in PREMODIFIERS_AND_OWNER and i < token.head.i < colon and token.head.i - i < 5:
                token = token.head
            return token
        if token.pos_ == "ADP":
            break
    last = page.tokens[colon - 1]
    return last if last.ent_type_ in SPEAKERS and colon - unit.start < _NAME_LIMIT else None


def _after_name(page: Page, unit: Unit, head: Token, colon: int) -> Range:
    """The words between the last comma or the name and the colon; the colon itself where there are none."""
    start = head.i + 1
    for i in range(head.i + 1, colon):
        if page.tokens[i].text == ",":
            start = i + 1
        elif page.tokens[i].lower_ == "to" and start <= i:
            start = i
            break
    return (start, colon) if start < colon else (colon, colon + 1)


def signed(page: Page, number: int) -> Utterance | None:
    """`"A" - Name`: a quote, a dash, and the name that ends the paragraph."""
    unit = page.units[number]
    if not unit.quotes:
        return None
    last = page.spans[unit.quotes[-1]][1]
    dash = last
    while dash < unit.end and (page.is_mark(dash) or page.tokens[dash].is_space):
        dash += 1
    if dash >= unit.end - 1 or not page.is_dash(dash) or unit.end - dash > _SIGNATURE_LIMIT:
        return None
    if any(page.tokens[i].tag_ in TENSED for i in range(dash + 1, unit.end)):
        return None
    head = next((page.tokens[i] for i in range(dash + 1, unit.end) if page.tokens[i].pos_ == "PROPN"), None)
    if head is None:
        return None
    while head.dep_ in COMPOUNDED and head.head.pos_ == "PROPN" and head.i < head.head.i < unit.end:
        head = head.head
    ranges = tuple(_clip(page, unit, q) for q in unit.quotes)
    return Utterance(unit=number, content=ranges, cue=(dash, dash + 1), clause=(dash, unit.end), head=head, weight=0.8)
