"""An explanation as a readable text: pure, from `inspection.explain.Explanation` to rich renderables."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from worker.commands.render import block, clean
from worker.inspection.explain import Explanation, Fate, Read, Tried
from worker.serialize import event_fields

INDENT = "  "
COLUMNS = ("word", "dictionary form", "part of speech", "depends as", "on", "name of")


def explained(explanation: Explanation, width: int | None = None) -> Iterator[RenderableType]:
    """The parts from top to bottom; lines of events are broken at `width` characters."""
    yield _title("How it is read")
    yield _words(explanation)
    yield _title("\nTriggers")
    yield from (_tried(one) for one in explanation.tried)
    yield from (Text(f"{INDENT}{clean(line)}", "dim") for line in explanation.unread)
    yield from (_read(told) for told in explanation.read)
    if not (explanation.tried or explanation.unread or explanation.read):
        yield Text(f"{INDENT}no word is a trigger of an attack, talks or another act")
    yield _title("\nMentions")
    yield from (_fate(fate) for fate in explanation.fates)
    if not explanation.fates:
        yield Text(f"{INDENT}none: no trigger was accepted, and nobody is quoted")
    yield _title("\nEvents")
    for number, event in enumerate(explanation.events, 1):
        yield Text(f"{number} ").append_text(block(event_fields(event), width))
    if not explanation.events:
        yield Text(f"{INDENT}none")


def _title(text: str) -> Text:
    return Text(text, "bold")


def _words(explanation: Explanation) -> Table:
    table = Table(*COLUMNS, box=None, pad_edge=True)
    for word in explanation.words:
        row = (word.text, word.lemma, word.part, word.dependency, word.head, word.entity)
        table.add_row(*(Text(clean(cell)) for cell in row))
    return table


def _tried(one: Tried) -> Text:
    text = Text(INDENT).append(clean(one.word), "bold")
    text.append(f"  {' '.join([one.entry.type, *one.entry.modes])}  ").append(f"({one.entry.source})", "dim")
    if one.reason is not None:
        return text.append("  refused: ", "red").append(clean(one.reason)).append(f"  [{one.rule}]", "dim")
    text.append("  accepted" if one.probability is None else f"  accepted ({one.probability:.2f})", "green")
    for slot, who in one.slots:
        text.append(f"\n{INDENT * 2}{slot}: {clean(who)}")
    because = f" because of “{clean(one.because)}”" if one.because is not None else ""
    return text.append(f"\n{INDENT * 2}modality: {one.modality}{because}")


def _read(told: Read) -> Text:
    text = Text(f"{INDENT}the reader: ").append(f"“{clean(told.words)}”", "bold")
    return text.append(f"  {told.type}  {told.probability:.2f}, {told.modality}")


def _fate(fate: Fate) -> Text:
    text = Text(INDENT).append(f"“{clean(fate.candidate.mention.text)}”").append(f"  {fate.candidate.type}")
    if fate.event is not None:
        return text.append(f"  in event {fate.event}", "green")
    return text.append("  no event: ", "red").append(fate.reason or "")
