"""What a sentence tells, word by word: every sense tried of a trigger, and the one that the acceptance lets stand."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Span

from worker.extraction.acceptance import RefusalOf, judged, possible, unlisted
from worker.extraction.grammar.frame import Frame, Refusal
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.scan import scan_for
from worker.extraction.grammar.verb_frames import general_frame, senses_of
from worker.extraction.role_fillers import filled
from worker.reader import Reading

Fill = Callable[[Frame, Reading | None], Frame]


def readings(
    sentence: Span, lexicon: Lexicon, refusal: RefusalOf, reading: Reading | None = None, fill: Fill = filled
) -> Iterator[Frame | Refusal]:
    """Yield every sense tried: the refused ones of a trigger, then the one that stands; last what no lexicon has.

    `fill` gives a frame that stands the phrases of its roles.
    """
    types = None if reading is None else possible(sentence, reading)
    told: list[Frame] = []
    for token in scan_for(lexicon.known).tokens(sentence):
        if token.ent_type_ == "DATE" and token.pos_ == "PROPN":  # "3 March"
            continue
        for one in judged(senses_of(token, lexicon, types), refusal, reading):
            one = fill(one, reading) if isinstance(one, Frame) else one
            told += [one] if isinstance(one, Frame) else []
            yield one
    asked = [type_ for type_ in lexicon.general if types is None or type_ in types]
    for token, type_, probability in unlisted(sentence, asked, told, reading):
        found = replace(general_frame(token, lexicon.general[type_], lexicon), probability=probability)
        yield fill(found, reading)
