"""Place names of the text, resolved to GeoNames."""

from collections.abc import Sequence

from spacy.tokens import Doc

from worker.article import Article, Section
from worker.event import PlaceMention


def find_places(doc: Doc, article: Article, sections: Sequence[Section]) -> tuple[PlaceMention, ...]:
    """Return the places of the text in order."""
    return ()
