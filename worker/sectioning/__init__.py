"""Body to paragraphs with their kinds."""

from worker.article import Article, Section
from worker.sectioning.lines import split_blocks, split_lines
from worker.sectioning.page import Context, read_page
from worker.sectioning.rules import RULES

__all__ = ["divide"]


def divide(article: Article) -> tuple[Section, ...]:
    """Return one section for each non-empty line of the body, in order.

    The lines of a hard-wrapped paragraph get the same kind.
    """
    page = read_page(article, split_blocks(split_lines(article.body)))
    context = Context()
    out: list[Section] = []
    for index, block in enumerate(page.blocks):
        kind = next(kind for rule in RULES if (kind := rule(page, index, context)))
        heading = None if kind == "heading" else context.heading
        out.extend(Section(kind=kind, start=line.start, end=line.end, heading=heading) for line in block.lines)
        context = context.after(kind, block.text)
    return tuple(out)
