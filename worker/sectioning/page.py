"""What a sectioning rule sees: the blocks of one article, and what the blocks before were found to be."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from worker.article import Article, SectionKind
from worker.sectioning.cues import cues, subhead_key
from worker.sectioning.lines import Block

_HEAD_WORDS = 12  # a subhead is not longer
_HEAD_LENGTH = 120  # characters
_SPEECH_OPENING_WORDS = 20
_END_MARKS = tuple(".!:;,…\"”'’")
_SENTENCE_ENDS = (".", "!", "?", ":", "…", '"', "”", "’", "'", ")", "]")
_OPENERS = "#=*-–•· \t\u00a0"
SILENT: frozenset[SectionKind] = frozenset({"title", "byline", "dateline", "heading", "note", "boilerplate"})
_LABEL = re.compile(r"([A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}):\s")
_ASKED = frozenset(("Q", "A", "Question", "Answer", "Interviewer", "Reporter"))
_QUOTED = re.compile(r"(?:[“\"«]|``|'')([^”\"»']*(?:'(?!')[^”\"»']*)*)(?:[”\"»]|''|$)")


@dataclass(frozen=True, slots=True)
class Page:
    """The article and its blocks; `labels` counts the blocks that each `NAME: ` opens.

    `flash`: there is but one block, or headlines and no sentence, so that the headlines tell the news.
    """

    article: Article
    blocks: tuple[Block, ...]
    labels: Mapping[str, int]
    flash: bool = False

    def text(self, index: int) -> str:
        """The text of a block, "" beyond either end."""
        return self.blocks[index].text if 0 <= index < len(self.blocks) else ""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a block.

    `told`: a paragraph that tells something has come; `begun`: anything but furniture and datelines has. `heading` is
    the subhead above, `gives` the kind that it gives. `listing`: a list opened by a colon goes on. `speech`: words that
    'the minister said:' opened go on.
    """

    previous: SectionKind | None = None
    told: bool = False
    begun: bool = False
    heading: str | None = None
    gives: SectionKind | None = None
    listing: bool = False
    speech: bool = False

    def after(self, kind: SectionKind, text: str) -> "Context":
        """The context of the next block."""
        ended = text.endswith((".", "!", "?"))
        follows = replace(
            self,
            previous=kind,
            told=self.told or kind not in SILENT,
            begun=self.begun or kind not in ("boilerplate", "dateline"),
            listing=text.endswith(":") or (self.listing and not ended),
            speech=kind == "reaction" and (self.speech or opens_speech(text)),
        )
        if kind != "heading":
            return follows
        return replace(follows, heading=text, gives=cues().subheads.get(subhead_key(text)), listing=False)


def read_page(article: Article, blocks: tuple[Block, ...]) -> Page:
    """The page of these blocks of the article."""
    found = (_LABEL.match(block.text) for block in blocks)
    flash = len(blocks) == 1 or not any(block.text.endswith(_SENTENCE_ENDS) for block in blocks)
    return Page(article, blocks, Counter(label[0] for label in found if label), flash)


def opens_speech(text: str) -> bool:
    """True for 'After the visit, the minister said:'."""
    return text.endswith(":") and bool(cues().quote_opening.search(text)) and len(words(text)) <= _SPEECH_OPENING_WORDS


def words(text: str) -> list[str]:
    """The words of a text, punctuation at their ends cut."""
    return [word for word in (raw.strip(".,;:!?\"'“”‘’()[]-–—_|") for raw in text.split()) if word]


def is_interview_line(page: Page, index: int) -> bool:
    """True for `Q: ...` and `Q. ...`, and for a line whose name before the colon opens another line too."""
    text = page.text(index)
    if text.startswith(("Q. ", "A. ")):
        other = "A. " if text[0] == "Q" else "Q. "
        return any(block.text.startswith(other) for block in page.blocks)
    label = _LABEL.match(text)
    if label is None:
        return False
    return label[1] in _ASKED or page.labels[label[0]] > 1


def looks_like_heading(page: Page, index: int) -> bool:
    """True for a short line without an end mark that text follows, or a known subhead."""
    text = page.text(index)
    if len(text) > _HEAD_LENGTH:
        return False
    if subhead_key(text) in cues().subheads:
        return True
    if is_interview_line(page, index):
        return False
    if len(page.blocks[index].lines) > 2 or text.endswith(_END_MARKS) or not 0 < len(words(text)) <= _HEAD_WORDS:
        return False
    first = text.lstrip(_OPENERS)[:1]
    return (first.isupper() or first.isdigit()) and len(page.text(index + 1)) > len(text)


def quoted_share(text: str) -> float:
    """How much of a text stands inside quotation marks, 0 to 1."""
    return sum(len(inner) for inner in _QUOTED.findall(text)) / max(1, len(text))
