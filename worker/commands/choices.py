"""Values of an option that click's own choice does not do for: many, or spelt otherwise than people type them."""

from collections.abc import Callable, Collection
from difflib import get_close_matches

import click

from worker.export.countries import codes
from worker.export.wanted import types
from worker.intake import REASONS as INTAKE_REASONS
from worker.stream.dead_letter import REASONS as WORKER_REASONS


class Known(click.ParamType):
    """One of `values`, spelt as `spelt` does; whatever else is refused with the list of those that exist."""

    def __init__(self, name: str, values: Callable[[], Collection[str]], spelt: Callable[[str], str]) -> None:
        self.name = name
        self._values = values
        self._spelt = spelt

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        spelt = self._spelt(value)
        values = self._values()
        if spelt not in values:
            near = get_close_matches(spelt, values, 1)
            meant = f" (is {near[0]} meant?)" if near else ""
            self.fail(f"no {self.name} {value!r}{meant}; there are: {', '.join(values)}", param, ctx)
        return spelt


TYPE = Known("type", types, str.lower)
COUNTRY = Known("country", codes, str.upper)
REASON = Known("reason", lambda: sorted(INTAKE_REASONS | WORKER_REASONS), str.lower)
