"""Body to paragraphs with their kinds."""

from collections.abc import Iterator

from worker.article import Article, Section, SectionKind
from worker.sectioning.features import read_features
from worker.sectioning.lines import split_blocks, split_lines
from worker.sectioning.page import Page, read_page
from worker.sectioning.rules import Verdict, judge
from worker.sectioning.scorer import likeliest

__all__ = ["divide"]


def divide(article: Article) -> tuple[Section, ...]:
    """Return one section for each non-empty line of the body, in order.

    The lines of a hard-wrapped paragraph get the same kind. Where no rule is sure of it, the scorer tells.
    """
    page = read_page(article, split_blocks(split_lines(article.body)))
    verdicts = judge(page)
    return tuple(
        Section(kind=kind, start=line.start, end=line.end, heading=verdict.heading)
        for block, verdict, kind in zip(page.blocks, verdicts, _kinds(page, verdicts), strict=True)
        for line in block.lines
    )


def _kinds(page: Page, verdicts: tuple[Verdict, ...]) -> Iterator[SectionKind]:
    features = read_features(page, [verdict.kind for verdict in verdicts])
    for verdict, seen in zip(verdicts, features, strict=True):
        yield verdict.kind if verdict.certain else likeliest(seen)
