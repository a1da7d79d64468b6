"""The text of an article as articles.raw has it, for the articles whose text articles.sections leaves out."""

from worker.article import Article
from worker.errors import Invalid
from worker.settings import Settings
from worker.stream.envelope import Headers
from worker.stream.work import Task, read

HTML = "text/html"


def sent(key: str, value: bytes | None, headers: Headers, settings: Settings) -> Article | None:
    """The article in a record, None where there is none.

    HTML is passed over: taking its text out costs most, and articles.sections has it.
    """
    if value is None or value.lstrip()[:1] == b"<":
        return None
    try:
        article = read(Task(key.encode() or None, value, headers, 0.0), settings)
    except Invalid:
        return None
    return None if article.withdrawn or article.content_type == HTML else article
