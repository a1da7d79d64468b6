"""Articles' texts as they were sent."""

import json

import pytest

from worker.live.store import Store
from worker.live.texts import sent
from worker.settings import load

BODY = "Russian missiles hit Kyiv on Tuesday."


def test_a_plain_text_is_read_as_the_worker_reads_it() -> None:
    value = json.dumps({"id": "a1", "body": BODY, "revision": 2}).encode()
    article = sent("key", value, (), load())
    assert article is not None
    assert (article.id, article.revision, article.body) == ("a1", 2, BODY)


@pytest.mark.parametrize("value", [None, b"", b"\xff\x00", b"{", b"<html><body>Hit.</body></html>", b"[1]"])
def test_what_has_no_text_or_is_html_is_passed_over(value: bytes | None) -> None:
    assert sent("", value, (("content-type", b"application/json"),), load()) is None


def test_a_text_counts_in_its_own_revision_and_the_article_s_message_goes_first() -> None:
    store = Store(5)
    store.put_text("a1", 1, BODY)
    assert (store.text("a1", 1), store.text("a1", 2), store.text("a2", 1)) == (BODY, None, None)
    store.put_article("a1", {"article": {"revision": 1, "body": "Taken out of HTML."}})
    assert store.text("a1", 1) == "Taken out of HTML."
