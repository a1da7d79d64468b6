"""The parsed text as plain lists, for stages that look at every token: attribute access through spaCy is slow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, TAG
from spacy.tokens import Doc

from worker.labels import PLURALS

PREMODIFIERS = frozenset(
    ("det", "predet", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "npadvmod", "advmod", "case", "punct")
)
PRONOUN_TAGS = frozenset(("PRP", "PRP$", "WP", "WP$", "WDT"))


@dataclass(frozen=True, slots=True)
class Words:
    """Token by token: text, lower-case text, lemma, tag, dependency, head, entity label, offsets, sentence number.

    `towns`: tokens that name a town or region, with the ISO 3166-1 alpha-3 code of its country.
    """

    body: str
    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    label: list[str]
    start: list[int]
    end: list[int]
    sent: list[int]
    kids: list[list[int]]
    towns: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.text)

    def left(self, i: int) -> list[int]:
        """The children before token i, in order."""
        return [k for k in self.kids[i] if k < i]

    def right(self, i: int) -> list[int]:
        """The children after token i, in order."""
        return [k for k in self.kids[i] if k > i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token i with one of the dependencies."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def first(self, i: int) -> int:
        """The first token of the premodifiers of noun i (i itself where it has none)."""
        edge = i
        for k in reversed(self.left(i)):
            if self.dep[k] not in PREMODIFIERS or self._parts(k):
                break
            edge = self.first(k)
        while edge < i and self.dep[edge] == "punct":
            edge += 1
        return edge

    def _parts(self, i: int) -> bool:
        """True for a dash with space before it, which parts what it stands between: "March 12 - Chile's president"."""
        return self.text[i] in _DASHES and i > 0 and self.start[i] > self.end[i - 1]

    def slice(self, first: int, last: int) -> str:
        """The body from token `first` to `last`, both included, white space made single."""
        return " ".join(self.body[self.start[first] : self.end[last]].split())

    def conjuncts(self, i: int) -> Iterator[int]:
        """Token i and those coordinated with it after it."""
        yield i
        for k in self.kids[i]:
            if self.dep[k] == "conj" and k > i:
                yield from self.conjuncts(k)

    def plural(self, i: int) -> bool:
        """True for plural nouns and for coordinated ones."""
        return self.tag[i] in PLURALS or self.lower[i] in _PLURAL


_DASHES = frozenset(("-", "—"))
_STRINGS = (0, 1, 3, 4)  # columns of the array that hold numbers of strings
_PLURAL = frozenset(("police", "people", "militia", "gunmen", "men", "women", "children", "media", "authorities"))


def _singular(lemma: str, tag: str) -> str:
    """The lemma of a capitalised plural, which the model leaves as it is: "Ministers"."""
    if tag != "NNPS" or not lemma.endswith("s"):
        return lemma
    return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]


def read_words(doc: Doc, body: str) -> Words:
    """Copy what the party stages need out of `doc`."""
    rows = doc.to_array([TAG, DEP, HEAD, LEMMA, ENT_TYPE]).tolist()
    names = {key: doc.vocab.strings[key] if key else "" for key in {row[column] for row in rows for column in _STRINGS}}
    text, start = [], []
    for token in doc:
        text.append(token.text)
        start.append(token.idx)
    head = [i + (step - 2**64 if step > 2**63 else step) for i, (_, _, step, _, _) in enumerate(rows)]
    kids: list[list[int]] = [[] for _ in rows]
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)
    sent = [0] * len(rows)
    for number, sentence in enumerate(doc.sents):
        sent[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
    return Words(
        body=body,
        text=text,
        lower=[word.lower() for word in text],
        lemma=[_singular(names[row[3]].lower(), names[row[0]]) for row in rows],
        tag=[names[row[0]] for row in rows],
        dep=[names[row[1]] for row in rows],
        head=head,
        label=[names[row[4]] for row in rows],
        start=start,
        end=[a + len(word) for a, word in zip(start, text, strict=True)],
        sent=sent,
        kids=kids,
    )
