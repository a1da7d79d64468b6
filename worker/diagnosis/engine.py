"""The language model and the reader: whether they load, how long it takes, and a short article through both."""

import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

from worker.diagnosis.finding import Finding
from worker.diagnosis.host import MB
from worker.pipeline import Engine, extract, load_engine
from worker.reader import load_reader
from worker.settings import Settings, environment_name
from worker.stream.work import WARM_UP

SLOW_SECONDS = 1.0  # for a second article of forty words, which takes a tenth of that
READER = environment_name("reader")
NO_READER = f"{READER}=off leaves the rules alone to decide; 'make install' installs it anew"


def look(settings: Settings) -> Iterator[Finding]:
    """Load the model and the reader and extract; what hangs on something that failed is left out."""
    began = perf_counter()
    try:
        engine = load_engine(settings.model, reader=False)
    except Exception as error:  # noqa: BLE001  whatever it is, it is told
        yield Finding("model", "fail", _told(error), f"{environment_name('model')}: is it installed, or is it a path?")
        return
    yield _loaded(engine, perf_counter() - began)
    if settings.reader:
        began = perf_counter()
        try:
            engine = replace(engine, reader=load_reader())
        except Exception as error:  # noqa: BLE001  whatever it is, it is told
            yield Finding("reader", "fail", _told(error), NO_READER)
            return
        yield _timed("reader", "loaded", perf_counter() - began)
    else:
        yield Finding("reader", "ok", f"off by {READER}: the rules alone decide")
    yield extraction(engine)


def extraction(engine: Engine) -> Finding:
    """A short article twice: the first reads the lexicons."""
    try:
        times, events = [], 0
        for _ in range(2):
            began = perf_counter()
            events = len(extract(WARM_UP, engine).events)
            times.append(perf_counter() - began)
    except Exception as error:  # noqa: BLE001  whatever it is, it is told
        return Finding("extraction", "fail", _told(error), "please report this line")
    first, second = times
    slow = second > SLOW_SECONDS
    hint = "the cores are shared with others, or held back by a quota" if slow else ""
    return Finding(
        "extraction",
        "fail" if not events else "warn" if slow else "ok",
        f"a short article in {first:.2f} s, again in {second:.2f} s; events: {events}; this process: {peak()} MB",
        hint if events else "an attack, talks and a statement are expected: is the model one of English with vectors?",
        {"first_seconds": round(first, 3), "second_seconds": round(second, 3), "events": events, "mb": peak()},
    )


def _loaded(engine: Engine, seconds: float) -> Finding:
    meta = engine.nlp.meta
    name = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return _timed("model", f"{name} loaded", seconds, model=name)


def _timed(name: str, what: str, seconds: float, **values: str) -> Finding:
    return Finding(name, "ok", f"{what} in {seconds:.2f} s", values={"seconds": round(seconds, 3), **values})


def peak() -> int:
    """The most memory that this process has taken, MB; macOS counts bytes, Linux kibibytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // MB if sys.platform == "darwin" else most * 1024 // MB


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
