"""Files, folders and JSON lines as messages."""

from pathlib import Path

import orjson
import pytest

from worker.commands.sources import Message, Report, articles, files, progress_wanted, read, read_all, total_bytes


def test_a_json_line_is_a_message_and_knows_its_line(tmp_path: Path) -> None:
    """Blank lines are no messages, but they count."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"body": "a"}\n\n{"body": "b"}')
    assert list(read(str(path))) == [
        Message(b'{"body": "a"}\n', "application/json", f"{path}:1"),
        Message(b'{"body": "b"}', "application/json", f"{path}:3"),
    ]


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("a.json", "application/json"), ("a.HTML", "text/html"), ("a.txt", "text/plain"), ("article", None)],
)
def test_any_other_file_is_one_message_typed_by_its_name(tmp_path: Path, name: str, content_type: str | None) -> None:
    """Several lines stay together; a name that tells nothing leaves the type open."""
    path = tmp_path / name
    path.write_bytes(b"one\ntwo\n")
    assert list(read(str(path))) == [Message(b"one\ntwo\n", content_type, str(path))]


def test_the_content_type_given_goes_before_the_name(tmp_path: Path) -> None:
    """`--content-type application/x-ndjson` makes lines of a file of any name."""
    path = tmp_path / "a.json"
    path.write_bytes(b"{}\n{}\n")
    assert len(list(read(str(path), "application/x-ndjson"))) == 2


def test_a_folder_gives_its_articles_sorted_and_leaves_the_rest(tmp_path: Path) -> None:
    """Only known suffixes, at any depth, nothing hidden."""
    for name in ("b.txt", "sub/a.html", "sub/c.Rss", ".git/x.txt", "photo.jpg", "SOURCES.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert [path.relative_to(tmp_path).as_posix() for path in files(tmp_path)] == ["b.txt", "sub/a.html", "sub/c.Rss"]


def test_a_source_that_cannot_be_read_is_told_and_the_next_one_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One missing file costs only itself, and the exit code."""
    there = tmp_path / "there.txt"
    there.write_bytes(b"x")
    report = Report()
    messages = list(read_all(["missing.txt", str(there)], None, report))
    assert [message.label for message in messages] == [str(there)]
    assert report.exit_code == 1
    assert capsys.readouterr().err == "eventwire: missing.txt: No such file or directory\n"


FEED = "<rss version='2.0'><channel><title>W</title>{}</channel></rss>"
ENTRY = "<item><guid>{0}</guid><description>Talks go on.</description></item>"


@pytest.mark.parametrize(("name", "what"), [("a.rss", "entry"), ("a.xml", "entry"), ("a.json", "item")])
def test_each_article_of_a_feed_or_an_array_is_a_message(tmp_path: Path, name: str, what: str) -> None:
    """It knows the file and its place in it."""
    path = tmp_path / name
    feed = FEED.format(ENTRY.format("1") + ENTRY.format("2"))
    path.write_text('[{"id": "1"}, {"id": "2"}]' if what == "item" else feed)
    messages = list(read_all([str(path)], None, Report()))
    assert [message.label for message in messages] == [f"{path} {what} 1", f"{path} {what} 2"]
    assert [orjson.loads(message.value)["id"] for message in messages] == ["1", "2"]
    assert {message.content_type for message in messages} == {"application/json"}


@pytest.mark.parametrize(
    ("value", "told", "code"),
    [
        (FEED.format("<item><title>T</title></item>"), "1 entry without text left out", 0),
        (FEED.format(ENTRY)[:-30], "the feed is cut off after 0 of its entries", 1),
        ("<html><p>Not found</p></html>", "not an RSS or Atom feed: no feed element", 1),
    ],
)
def test_what_a_feed_does_not_give_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: str, told: str, code: int
) -> None:
    """Headlines alone are no failure; the loss of entries, and no feed at all, are."""
    path = tmp_path / "a.rss"
    path.write_text(value)
    report = Report()
    assert list(read_all([str(path)], None, report)) == []
    assert (capsys.readouterr().err, report.exit_code) == (f"eventwire: {path}: {told}\n", code)


def test_the_total_is_known_for_files_only(tmp_path: Path) -> None:
    """A progress bar needs an end; standard input has none."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert total_bytes([str(path), str(path)]) == 10
    assert total_bytes([str(path), "-"]) is None
    assert total_bytes(["missing.txt"]) is None


@pytest.mark.parametrize(
    ("output", "errors", "wanted"), [(True, True, False), (False, True, True), (False, False, False)]
)
def test_progress_is_shown_only_where_it_disturbs_nothing(output: bool, errors: bool, wanted: bool) -> None:
    """stderr must be a terminal, stdout must not."""
    assert progress_wanted(lambda: output, lambda: errors) is wanted


@pytest.mark.parametrize(("count", "text"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles")])
def test_articles_are_counted_in_english(count: int, text: str) -> None:
    """Singular for one."""
    assert articles(count) == text
