"""What is only called after a place: streets, clubs, wars, and an era that reads like a province's abbreviation."""

from spacy.tokens import Doc

from worker.normalisation.places.words import words

_ERAS = frozenset({"b.c.", "bc", "b.c"})


def is_street(doc: Doc, end: int) -> bool:
    """True before a word of streets: "12 Washington Street"."""
    return end + 1 < len(doc) and doc[end + 1].lower_ in words("streets") and doc[end + 1].text[0].isupper()


def is_club(doc: Doc, start: int, end: int) -> bool:
    """True for the town in a club's name, whatever the parser takes it for: "Manchester United", "Real Madrid"."""
    after = doc[end + 1] if end + 1 < len(doc) else None
    if after is not None and after.text[0].isupper() and after.lower_ in words("clubs_behind"):
        return True
    return start > 0 and doc[start - 1].text[0].isupper() and doc[start - 1].lower_ in words("clubs_before")


def is_era(doc: Doc, start: int) -> bool:
    """True for the letters behind a year: "250 B.C."."""
    return start > 0 and doc[start].lower_ in _ERAS and doc[start - 1].text[0].isdigit()


def is_war(doc: Doc, end: int) -> bool:
    """True before "War" and "-war": the "Gulf" of the Gulf War."""
    index = end + 2 if end + 1 < len(doc) and doc[end + 1].text == "-" else end + 1
    return index < len(doc) and doc[index].lower_ in ("war", "wars")
