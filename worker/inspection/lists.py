"""What is wrong with a file that holds no triggers but lists of words: its parts, their shape, words claimed twice."""

from collections.abc import Iterator

from worker.event import HARMS
from worker.inspection.coded import CODED, coded_faults
from worker.inspection.dialects import EXCLUSIVE, LISTS, PREPOSITIONS
from worker.inspection.entries import list_faults, suggestion
from worker.inspection.source import Fault, Source


def list_file_faults(source: Source) -> Iterator[Fault]:
    """Yield every fault of the parts of one such file."""
    shapes = LISTS[source.file]
    for part in sorted(set(shapes) - set(source.data)):
        yield Fault(source.file, 1, "", f"`{part}` is missing")
    for part, value in source.data.items():
        if part not in shapes:
            texts = [f"nothing reads it{suggestion(str(part), frozenset(shapes))}"]
        else:
            texts = [*_shape_faults(shapes[part], value)]
        yield from (Fault(source.file, source.line(part), f"`{part}`", text) for text in texts)
    yield from _claimed_twice(source)


def _claimed_twice(source: Source) -> Iterator[Fault]:
    claimed: dict[str, str] = {}
    for part in EXCLUSIVE.get(source.file, ()):
        words = source.data.get(part)
        for word in words if isinstance(words, list) else ():
            first = claimed.setdefault(str(word), part)
            if first != part:
                text = f"contradiction: “{word}” is also in `{first}`, which comes first"
                yield Fault(source.file, source.line(part), f"`{part}`", text)


def _shape_faults(shape: str, value: object) -> Iterator[str]:
    if shape == "words":
        yield from list_faults("it", value)
        return
    if shape in CODED:
        yield from coded_faults(shape, value)
        return
    if not isinstance(value, dict):
        yield f"must give a value to each word, not {value!r}"
        return
    for word, given in value.items():
        if not isinstance(word, str) or word != word.lower():
            yield f"{word!r} is no word in lower case"
        if shape == "numbers" and (not isinstance(given, int) or isinstance(given, bool)):
            yield f"“{word}” must have a whole number, not {given!r}"
        elif shape == "nouns":
            yield from list_faults(f"“{word}”", given)
        elif shape == "harms" and given not in HARMS:
            yield f"“{word}” must be {' or '.join(sorted(HARMS))}, not {given!r}"
        elif shape == "prepositions" and not (isinstance(given, list) and set(given) <= PREPOSITIONS):
            yield f"“{word}” must have a list of prepositions, not {given!r}"
