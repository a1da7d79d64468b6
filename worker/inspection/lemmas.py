"""Dictionary forms: triggers that can never match, as the language engine reduces their word to another form."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from spacy.tokens import Doc

from worker.language import Engine

_PARTS = 2  # a trigger is a word, or a word with the one before or after it
_CACHED = 10_000  # words


class Dictionary:
    """What the engine takes for the dictionary form of a word. `pos` is "VERB" or "NOUN"."""

    def __init__(self, engine: Engine) -> None:
        vocab, pipe = engine.nlp.vocab, engine.nlp.get_pipe("eventwire_lemmas")
        self._index = pipe.lookups.get_table("lemma_index")  # type: ignore[attr-defined]  # Pipe is untyped
        self._reduced = lru_cache(_CACHED)(lambda word, pos: str(pipe(Doc(vocab, words=[word], pos=[pos]))[0].lemma_))

    def holds(self, word: str, pos: str) -> bool:
        """True for a word that is listed as a dictionary form."""
        return word in self._index.get(pos.lower(), ())

    def form(self, word: str, pos: str) -> str:
        """The dictionary form of a word, which is the word itself where it is listed or nothing is known of it."""
        return word if self.holds(word, pos) else self._reduced(word, pos)


def never_matches(kind: str, trigger: str, dictionary: Dictionary) -> str | None:
    """Why no text can hold the trigger, None where one can."""
    parts = trigger.replace("-", " ").split()
    if trigger != trigger.lower():
        return "has capitals; words are compared in lower case"
    if len(parts) > (1 if kind == "adjectives" else _PARTS):
        return "has too many words; " + ("one" if kind == "adjectives" else "a word and one beside it") + " can match"
    if kind == "adjectives" or (kind == "nouns" and len(parts) == 1):  # these match as they are written, too
        return None
    pos = "VERB" if kind == "verbs" else "NOUN"
    head = parts[0] if kind == "verbs" and "-" not in trigger else parts[-1]
    form = dictionary.form(head, pos)
    return None if form == head else f"is no dictionary form: “{head}” is read as “{form}”"


def not_lemmas(words: Iterable[str], dictionary: Dictionary) -> Mapping[str, str]:
    """The words of a list that are dictionary forms of neither a verb nor a noun, each with its verb."""
    verbs = {word: dictionary.form(word, "VERB") for word in words if word.isalpha()}
    return {word: verb for word, verb in verbs.items() if word != verb and not dictionary.holds(word, "NOUN")}
