"""Body to paragraphs with their kinds."""

from worker.article import Article, Section


def divide(article: Article) -> tuple[Section, ...]:
    """Return one section for each non-empty line of the body, in order."""
    out: list[Section] = []
    start = 0
    for line in article.body.splitlines(keepends=True):
        text = line.strip()
        if text:
            begin = start + line.index(text)
            out.append(Section(kind="body" if out else "lede", start=begin, end=begin + len(text)))
        start += len(line)
    return tuple(out)
