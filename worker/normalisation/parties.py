"""Who is meant: noun phrases, names, pronouns and role nouns linked to parties."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from worker.article import Article, Section
from worker.event import Party
from worker.language.quotes import Quote


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one article."""

    doc: Doc

    def at(self, head: Token) -> tuple[Party, ...]:
        """The parties that the noun phrase headed by `head` names."""
        return (Party(name=head.text),)


def link_parties(doc: Doc, article: Article, sections: Sequence[Section], quotes: Sequence[Quote]) -> Parties:
    """Link every mention of the article to its party."""
    return Parties(doc)
