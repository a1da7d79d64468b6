"""Articles whose parts a page keeps where an extractor of pages does not look."""

import json

import pytest

from worker.intake.html import read_html

STORY = [
    "GENEVA — Delegations from both countries met for a second day on Tuesday, and officials said a third was likely.",
    "“We have not agreed on anything yet,” the chief negotiator, Ann Example, told reporters in the courtyard.",
    "The talks, which Switzerland hosts, are about the exchange of prisoners and the safety of grain ships.",
]
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
BANNER = f"<div class=cookie-banner><h2>Privacy</h2><p>{'Our partners store cookies on your device. ' * 4}</p></div>"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Talks go on</title>{head}</head><body>{body}</body></html>"


def lines(markup: str) -> list[str]:
    return [line for line in read_html(markup).body.split("\n\n") if line != "Talks go on"]


@pytest.mark.parametrize("tag", ["aside", "form", "footer", "noindex", "fieldset"])
def test_an_article_is_read_wherever_it_is(tag: str) -> None:
    """What holds most of a page's paragraphs is its article, under whatever name."""
    assert lines(page(f"{BANNER}<{tag}><h1>Talks go on</h1><div>{PARAGRAPHS}</div></{tag}>")) == STORY


@pytest.mark.parametrize("tag", ["aside", "form", "footer"])
def test_what_stands_beside_an_article_stays_out(tag: str) -> None:
    """Also where the article's own text is in no paragraphs."""
    beside = f"<{tag}><p>{'Subscribe to our newsletter today, and never miss a story. ' * 2}</p></{tag}>"
    assert lines(page(f"<article><h1>Talks go on</h1>{PARAGRAPHS}</article>{beside}")) == STORY
    text = "<br><br>".join(STORY * 4)
    assert "newsletter" not in read_html(page(f"<div class=article>{text}</div>{beside}")).body


def article_body(text: object) -> str:
    node = {"@type": "NewsArticle", "isAccessibleForFree": False, "articleBody": text}
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


PAYWALLED = (
    f"<article><h1>Talks go on</h1><p>{STORY[0]}</p><div class=paywall><p>Subscribe to read on.</p></div></article>"
)


@pytest.mark.parametrize("between", ["\n\n", "\r\n", "\n"])
def test_the_text_behind_a_paywall_is_read_with_its_paragraphs(between: str) -> None:
    """Where the page carries it for search engines."""
    assert lines(page(PAYWALLED, article_body(between.join(STORY)))) == STORY


def test_characters_of_the_text_behind_a_paywall_may_be_escaped() -> None:
    """As in HTML, though it is none."""
    escaped = "\n".join(STORY).replace("“", "&ldquo;").replace("”", "&#8221;")
    assert lines(page(PAYWALLED, article_body(escaped))) == STORY


@pytest.mark.parametrize(
    "body", [" ".join(STORY), STORY[0], "", 7, None, ["a"], "a\0" * 999, "<p>" + "".join(STORY * 3) + "</p>"]
)
def test_the_page_goes_before_a_text_that_is_no_more_than_it(body: object) -> None:
    """Paragraphs are in the page."""
    assert lines(page(f"<article><h1>Talks go on</h1>{PARAGRAPHS}</article>", article_body(body))) == STORY


def table(*rows: list[str], head: list[str] | None = None) -> str:
    cells = [[f"<td>{cell}</td>" for cell in row] for row in rows]
    top = [[f"<th>{cell}</th>" for cell in head]] if head else []
    return "<table>" + "".join(f"<tr><!-- row -->{''.join(row)}</tr>" for row in top + cells) + "</table>"


HEAD = ["Date", "Place", "What", "Killed"]
ROWS = (["13 October 2025", "Goma", "Rebels shelled the market", "11"], ["", "Sake", "Drones struck a post.", "4–6"])


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        (
            table(*ROWS, head=HEAD),
            [
                "13 October 2025, Goma: Rebels shelled the market. Killed: 11.",
                "Sake: Drones struck a post. Killed: 4–6.",
            ],
        ),
        (table(*ROWS), ["13 October 2025, Goma: Rebels shelled the market. 11.", "Sake: Drones struck a post. 4–6."]),
        (table(["Goma", "1,100"], ["Sake", "30"], head=["In", "Killed"]), ["Goma, Killed: 1,100", "Sake, Killed: 30"]),
        (table(["One"], ["a", "b"], ["c", "d"]), ["One", "a, b", "c, d"]),
        (table(["Goma"], head=HEAD), []),
        (table(["a", "b" * 300], ["c", "d"]), []),
    ],
)
@pytest.mark.parametrize("around", ["{}", "<figure>{}</figure>", "<div><div>{}</div></div>"])
def test_tables_in_a_text_are_told_row_by_row(markup: str, told: list[str], around: str) -> None:
    """Figures with the head of their column; what is layout is no table."""
    first, *others = (f"<p>{paragraph}</p>" for paragraph in STORY)
    body = f"<article><h1>Talks go on</h1>{first}{around.format(markup)}{''.join(others)}</article>"
    assert [line for line in lines(page(body)) if line not in STORY] == told


def test_tables_before_the_text_are_left_out() -> None:
    """They are boxes of facts, or hold the page together."""
    assert lines(page(f"<article>{table(*ROWS, head=HEAD)}{PARAGRAPHS}</article>")) == STORY
