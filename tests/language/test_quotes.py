"""The quotation layer."""

import random

import pytest

from worker.language.quotes import find_quotes


def quoted(body: str) -> list[str]:
    """The text of the quotes of a body."""
    return [body[q.start : q.end] for q in find_quotes(body, ())]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"We won," she said.', ["We won,"]),
        ("“We won,” she said.", ["We won,"]),
        ("„We won,“ she said.", ["We won,"]),
        ("«We won», she said.", ["We won"]),
        ("``We won,'' she said.", ["We won,"]),
        ("''We won,'' she said.", ["We won,"]),
        ("‘We won,’ she said.", ["We won,"]),
        ("'We won,' she said.", ["We won,"]),
    ],
)
def test_every_kind_of_mark(body: str, expected: list[str]) -> None:
    """Straight, curly, low, angle, single and newswire marks enclose a quote."""
    assert quoted(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The workers' union and the nurses' union don't agree.",
        "It was '90s rock 'n' roll, and 'twas loud.",
        'A 6\'2" man stood beside a 5" pipe.',
        "O’Neill’s dogs’ collars weren’t found.",
    ],
)
def test_apostrophes_and_primes_open_nothing(body: str) -> None:
    """Apostrophes, elisions, feet and inches are no quotation marks."""
    assert quoted(body) == []


def test_an_interrupted_quote_is_two_runs() -> None:
    """The words around the cue are two quotes."""
    assert quoted('"We won," she said, "and we go on."') == ["We won,", "and we go on."]


@pytest.mark.parametrize(
    "body",
    [
        '"He told me "go home" and I went," she said.',
        "“He told me ‘go home’ and I went,” she said.",
        '"He told me “go home” and I went," she said.',
    ],
)
def test_only_the_outermost_quote_counts(body: str) -> None:
    """A quote inside a quote is part of it."""
    found = quoted(body)
    assert len(found) == 1
    assert found[0].endswith("and I went,")


def test_a_plural_apostrophe_does_not_close_a_single_quote() -> None:
    """The apostrophe of a plural inside single marks is not their end."""
    assert quoted("'I like the workers' pay,' he said.") == ["I like the workers' pay,"]


def test_a_repeated_opening_mark_continues_the_quote() -> None:
    """A paragraph left open and the next one that opens again are one quotation."""
    first, second = find_quotes("“We won.\n\n“We go on,” she said.", ())
    assert not first.closed
    assert second.continued
    assert second.closed


def test_a_quote_closed_in_a_later_paragraph_runs_on() -> None:
    """Paragraphs without marks between an opening and a closing one are inside the quote."""
    body = '"We won.\n\nIt was hard.\n\nWe go on," she said.'
    found = find_quotes(body, ())
    assert [body[q.start : q.end] for q in found] == ["We won.", "It was hard.", "We go on,"]
    assert [q.continued for q in found] == [False, True, True]


def test_an_odd_mark_ends_with_its_paragraph() -> None:
    """A mark that nobody closes does not swallow the paragraphs that follow."""
    body = 'He called it "a mess.\n\nThe next day it rained. "Good," she said.'
    found = find_quotes(body, ())
    assert [body[q.start : q.end] for q in found] == ["a mess.", "Good,"]
    assert not any(q.continued for q in found)


def test_a_missing_closing_mark_does_not_hide_the_next_quote() -> None:
    """Where a quote opens while one is open and too few marks follow, the first is cut short."""
    assert quoted('He said "no. Later "yes" was heard, and "maybe" too.')[-2:] == ["yes", "maybe"]


def test_quotes_lie_in_the_body_and_do_not_overlap() -> None:
    """Whatever the marks, quotes are in order, apart and inside the body."""
    rng = random.Random(7)
    for _ in range(2000):
        body = "".join(rng.choice("ab.,!  \n\"“”'’‘«»`") for _ in range(rng.randrange(80)))
        end = 0
        for quote in find_quotes(body, ()):
            assert end <= quote.start < quote.end <= len(body)
            end = quote.end
