"""The card of linking (docs/incidents.md): what is fitted to what, and how good it is."""

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

from tests.quality.linking.gold import Told, is_held_out
from tests.quality.linking.judge import Judgement, by_baseline, judged, linked, partition
from worker.incidents.evidence import NAMES
from worker.incidents.score import Scales

CARD = Path(__file__).parents[3] / "docs/incidents.md"
_TEXT = """\
# Linking articles to incidents

Which tellings of different articles are of one happening (`worker/incidents`) is decided by logistics of {count} pieces
of evidence: the likeness of words, names and figures, and whether type, day, place, sides, victims, toll and means
agree or clash. What a report leaves out is no evidence. Groups are put together by the mean of their pairs,
so the order of articles plays no part, and what can be no one happening (two events of one article, publications more
than the window apart) is never put together. [How it runs in the stream](incident-stream.md).

| | |
|---|---|
| fitted to, dated reports | {fit} articles of our own, half of `tests/quality/gold/series.jsonl` (Apache-2.0) |
| fitted to, undated reports | these and {ecb} articles of ECB+ (CC BY 3.0, their texts are not passed on) |
| background of words | our own texts, `worker/resources/incidents/background.tsv` |
| wire copies | MinHash of word triples (rensa) |

B-cubed precision, recall and F1 over the happenings that articles tell, and the share of false pairs among the pairs
put together:

| texts | linking | same type, country and day |
|---|---|---|
{rows}

Most articles of ECB+ have no time of publication, and a topic holds two happenings of one kind; its topics are judged
three at a time, by scales fitted without them.

Our series are short and written to be hard: many are of happenings that only a day or a
street tells apart. Denials, tolls that rise and other words for one thing are among them.

Refit with `make incidents` when the evidence, the series or what is extracted change.

Limits: false pairs are more than a consumer wants who counts incidents; on ECB+ the likeness of words alone does better
(B-cubed F1 .90).
"""


def write(own: Sequence[Told], ecb: Sequence[Told], scales: Scales, without: Mapping[str, Scales]) -> None:
    """Judge and write."""
    fit = [told for told in own if not is_held_out(told.series)]
    held = [told for told in own if is_held_out(told.series)]
    rows = [
        _row("our series, fitted to", linked(fit, scales), by_baseline(fit)),
        _row("our series, held out", linked(held, scales), by_baseline(held)),
        _row("ECB+, topics left out of the fit", by_topic(ecb, without), by_baseline(ecb)),
    ]
    text = _TEXT.format(count=len(NAMES), fit=len(fit), ecb=len(ecb), rows="\n".join(rows))
    CARD.write_text(text, encoding="utf-8")


def by_topic(ecb: Sequence[Told], without: Mapping[str, Scales]) -> Judgement:
    """Each topic linked by the scales that were fitted without it; no pair is of two topics."""
    gold: list[str] = []
    found: list[Hashable] = []
    for topic, scales in without.items():
        told = [each for each in ecb if each.series == topic]
        groups = partition(told, scales)
        for each in told:
            (unit,) = each.units
            gold.append(unit.happening)
            found.append(groups[unit.telling] if unit.telling else each.article.id)
    return judged(gold, found)


def _row(name: str, ours: Judgement, theirs: Judgement) -> str:
    return f"| {name} | {_figures(ours)} | {_figures(theirs)} |"


def _figures(told: Judgement) -> str:
    return f"{told.precision:.3f}, {told.recall:.3f}, {told.f1:.3f}; false pairs {told.false_pairs:.3f}"
