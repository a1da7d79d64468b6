"""The rules that give a block its kind, in the order they are asked; the first that answers decides.

A rule gets the page, the index of the block and the context of what came before, and returns a kind or None.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher

from worker.article import SectionKind
from worker.sectioning.cues import cues, subhead_key
from worker.sectioning.dateline import is_dateline
from worker.sectioning.page import (
    Context,
    Page,
    is_interview_line,
    looks_like_heading,
    opens_speech,
    quoted_share,
    words,
)
from worker.sectioning.timing import names_past_years, opens_months_ago, tells_of_months_ago

Rule = Callable[[Page, int, Context], SectionKind | None]

_TITLE_LIKENESS = 0.85
_TITLE_REACH = 4  # a headline repeated in the body stands among its first blocks
_HEADLINE_WORDS = 16
_FUNCTION_WORDS = frozenset(
    (
        *("a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "but", "as"),
        *("has", "have", "had", "is", "are", "was", "were", "be"),
    )
)
_BYLINE_WORDS = 16
_FURNITURE = ("note", "boilerplate")
_PROSE_WORDS = 20  # a paragraph of the story rather than an item of a box
_NOTE_LENGTH = 400
_CAPTION_LENGTH = 300
_REACTION_SHARE = 0.25  # of a reaction paragraph in quotation marks, where a reaction verb is present
_NOT_WORD = re.compile(r"\W+")
_OPENING_YEAR = re.compile(r"^(in|by|since|during|from) (\w+ )?(1[89]\d\d|20\d\d)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_REPORTED = re.compile(r"\b(said|says|told|according to|saying)\b", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*$")


def ornament(page: Page, index: int, context: Context) -> SectionKind | None:
    """A line of dashes, stars or invisible characters."""
    return None if any(char.isalnum() for char in page.text(index)) else "boilerplate"


def boilerplate_phrase(page: Page, index: int, context: Context) -> SectionKind | None:
    """Page furniture known by its wording."""
    text = page.text(index)
    return "boilerplate" if len(text) <= _NOTE_LENGTH and cues().boilerplate.search(text) else None


def repeated_title(page: Page, index: int, context: Context) -> SectionKind | None:
    """The article's title again, loosely compared."""
    if (
        page.flash
        or index >= _TITLE_REACH
        or context.told
        or max(map(len, (page.article.title or "", page.text(index)))) > _NOTE_LENGTH
    ):
        return None
    title, text = _plain(page.article.title or ""), _plain(page.text(index))
    if not title or not text:
        return None
    alike = abs(len(title) - len(text)) < (1 - _TITLE_LIKENESS) * 2 * len(title)
    close = title == text or (alike and SequenceMatcher(None, title, text).ratio() >= _TITLE_LIKENESS)
    part = len(text) > 20 and (text in title or title in text) and len(text) < 2 * len(title)
    return "title" if close or (part and not page.text(index).endswith(".")) else None


def headline(page: Page, index: int, context: Context) -> SectionKind | None:
    """A first line that can only be a headline: several words, no end mark, a longer text below."""
    known = subhead_key(page.text(index)) in cues().subheads
    if page.flash or context.begun or known or not _headline_like(page, index) or is_interview_line(page, index):
        return None
    return "title"


def byline(page: Page, index: int, context: Context) -> SectionKind | None:
    """Who wrote it: 'By ...', the author field, or bare names under the headline."""
    text = page.text(index)
    if context.told or len(words(text)) > _BYLINE_WORDS or text.endswith((":", "?")):
        return None
    if page.article.author and _plain(text) == _plain(page.article.author):
        return "byline"
    named = all(_NAME.match(word) and word[0].isupper() for word in words(text) if word.lower() not in ("and", "in"))
    if cues().byline.match(text) and not text.endswith(".") and _capitalised(text):
        return "byline"
    after_title = context.previous in ("title", "byline")
    return "byline" if after_title and named and 2 <= len(words(text)) <= 8 and not text.endswith(".") else None


def dateline(page: Page, index: int, context: Context) -> SectionKind | None:
    """A line that holds only a place, an agency, a date."""
    text = page.text(index)
    return "dateline" if is_dateline(text) else None


def known_subhead(page: Page, index: int, context: Context) -> SectionKind | None:
    """A subhead of the list, as a line of its own."""
    return "heading" if subhead_key(page.text(index)) in cues().subheads else None


def note_phrase(page: Page, index: int, context: Context) -> SectionKind | None:
    """Update, correction, credit, disclosure, request for comment, related link."""
    text = page.text(index)
    return "note" if len(text) <= _NOTE_LENGTH and cues().note.search(text) else None


def caption(page: Page, index: int, context: Context) -> SectionKind | None:
    """A picture's caption: one short sentence without a finite verb, or one that names who took the picture."""
    text = page.text(index)
    if len(text) <= _CAPTION_LENGTH and cues().credited.search(text):
        return "note"
    return "note" if cues().caption.match(text) and not cues().finite.search(text) else None


def under_note(page: Page, index: int, context: Context) -> SectionKind | None:
    """What stands under 'Sources', 'Leave a Reply' is of that kind; a box ('Related news') ends where prose begins."""
    if context.gives not in _FURNITURE or context.heading is None:
        return None
    text = page.text(index)
    prose = len(words(text)) >= _PROSE_WORDS and text.endswith((".", "”", '"'))
    return None if prose and subhead_key(context.heading) in cues().boxes else context.gives


def list_item(page: Page, index: int, context: Context) -> SectionKind | None:
    """A line without an end mark below one that ends in a colon is an item of its list, not a subhead."""
    if not context.listing or page.text(index).endswith((".", "!", "?")):
        return None
    return context.gives or "body"


def subhead(page: Page, index: int, context: Context) -> SectionKind | None:
    """A short line without an end mark above a longer one."""
    return "heading" if index > 0 and not page.flash and looks_like_heading(page, index) else None


def opening(page: Page, index: int, context: Context) -> SectionKind | None:
    """The first paragraph that tells something."""
    return None if context.told else "lede"


def quotation_list(page: Page, index: int, context: Context) -> SectionKind | None:
    """'After the visit the minister said:' above words without quotation marks."""
    return "reaction" if opens_speech(page.text(index)) and page.text(index + 1)[:1].isalnum() else None


def quotation_carried(page: Page, index: int, context: Context) -> SectionKind | None:
    """Unmarked paragraphs below 'the minister said:' are still the minister's words."""
    return "reaction" if context.speech and not context.gives else None


def under_subhead(page: Page, index: int, context: Context) -> SectionKind | None:
    """What a known subhead gives."""
    return context.gives if context.gives not in _FURNITURE else None


def reaction(page: Page, index: int, context: Context) -> SectionKind | None:
    """A paragraph mainly of quoted words that judge the news, or one that opens with who judged it how."""
    text = page.text(index)
    if cues().reaction_strong.search(_first_sentence(text)):
        return "reaction"
    judges = cues().reaction.count(text)
    quoted = quoted_share(text) if judges else 0
    return "reaction" if judges and (quoted >= _REACTION_SHARE or (judges > 1 and quoted)) else None


def outlook(page: Page, index: int, context: Context) -> SectionKind | None:
    """What is expected: one of the last paragraphs that opens with it, or one of the second half that tells no more."""
    text = page.text(index)
    first = _first_sentence(text)
    if not cues().outlook.search(first) or _REPORTED.search(first) or quoted_share(text):
        return None
    if all(_is_tail(page, later) for later in range(index + 1, len(page.blocks))):
        return "outlook"
    late = 2 * index >= _told_blocks(page)
    return "outlook" if late and all(map(cues().outlook.search, _SENTENCE_END.split(text))) else None


def background(page: Page, index: int, context: Context) -> SectionKind | None:
    """Earlier years, long-lasting states, history; nothing of the day."""
    text = page.text(index)
    if cues().current.search(text) or quoted_share(text) > _REACTION_SHARE:
        return None
    published = page.article.published
    if cues().background_strong.search(text) or _OPENING_YEAR.match(text) or opens_months_ago(text, published):
        return "background"
    if tells_of_months_ago(_first_sentence(text), published):
        return "background"
    weight = cues().background.count(text) + names_past_years(text, published)
    return "background" if weight >= 2 else None


def otherwise(page: Page, index: int, context: Context) -> SectionKind | None:
    """All else tells the news."""
    return "body"


RULES: tuple[Rule, ...] = (
    ornament,
    repeated_title,
    boilerplate_phrase,
    dateline,
    note_phrase,
    caption,
    byline,
    headline,
    known_subhead,
    under_note,
    list_item,
    subhead,
    opening,
    quotation_list,
    quotation_carried,
    under_subhead,
    reaction,
    outlook,
    background,
    otherwise,
)


def _plain(text: str) -> str:
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def _capitalised(text: str) -> bool:
    rest = [word for word in words(text)[1:] if len(word) > 3 and word[0].isalpha()]
    return bool(rest) and 2 * sum(word[0].isupper() for word in rest) > len(rest)


def _headline_like(page: Page, index: int) -> bool:
    text = page.text(index)
    ends = text.endswith((".", ":", ";", ",", "…"))
    below = page.text(index + 1)
    if ends or not below or below[0].islower():
        return False
    parted = page.blocks[index + 1].lines[0].gap  # "vows to fight on" is whole where a blank line follows
    whole = text.split()[-1].lower() not in _FUNCTION_WORDS and not text.endswith(("'s", "’s"))
    return (whole or parted) and 3 <= len(words(text)) <= _HEADLINE_WORDS and text[0].isalnum()


def _first_sentence(text: str) -> str:
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def _told_blocks(page: Page) -> int:
    """How many blocks there are before the furniture at the end."""
    count = len(page.blocks)
    while count and _is_tail(page, count - 1):
        count -= 1
    return count


def _is_tail(page: Page, index: int) -> bool:
    text = page.text(index)
    furniture = cues().boilerplate.search(text) or cues().note.search(text)
    return bool(furniture) or subhead_key(text) in cues().subheads or looks_like_heading(page, index)
