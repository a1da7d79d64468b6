"""A paragraph as word pieces: cut between sentences where it is longer than the reader reads at once."""

import re
from collections.abc import Iterator

from tokenizers import Tokenizer

LONGEST = 128  # word pieces of a sequence, the marks of its begin and end included
_CUT = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘'])")


def chunks(text: str, start: int, end: int, tokenizer: Tokenizer) -> Iterator[tuple[int, int]]:
    """Offsets of the parts of `text[start:end]`, each of at most LONGEST pieces if its sentences are.

    A longer sentence is cut off behind LONGEST pieces by whoever encodes it.
    """
    coded = tokenizer.encode(text[start:end], add_special_tokens=False)
    cuts = [start + match.end() for match in _CUT.finditer(text[start:end])]
    room, begin, first = LONGEST - 2, start, 0
    while len(coded.ids) - first > room:
        limit = start + coded.offsets[first + room][0]
        cut = max((c for c in cuts if begin < c <= limit), default=None)
        if cut is None:
            cut = min((c for c in cuts if c > begin), default=end)
        yield begin, cut
        begin = cut
        first = next((i for i, (a, _) in enumerate(coded.offsets) if start + a >= begin), len(coded.ids))
    if begin < end:
        yield begin, end
