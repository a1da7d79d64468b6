"""The short form of `make faults`: one round of a few kinds on a stage of their own."""

from collections.abc import Iterator

import pytest

from tests.engines import loaded
from tests.faults.kinds import FAULTS, Fault
from tests.faults.play import play
from tests.faults.stage import Stage
from tests.kafka.conftest import require_java
from worker.pipeline import Engine

pytestmark = pytest.mark.kafka

SHORT = ("kill-child", "stop-worker", "broker-10s")
ARTICLES, SECONDS, SEED = 60, 8.0, 20251125


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    require_java()
    with Stage(tmp_path_factory.mktemp("stage"), processes=1) as stage:
        yield stage


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded()


@pytest.mark.parametrize("fault", [one for one in FAULTS if one.name in SHORT], ids=lambda fault: fault.name)
def test_nothing_is_lost(stage: Stage, engine: Engine, fault: Fault) -> None:
    """Every event that `extract` gives arrives, none is wrong, no process is left over, and the metrics told of it."""
    result = play(stage, fault, engine, SEED, ARTICLES, SECONDS)
    assert (result["lost"], result["wrong"], result["out_of_order"], result["orphans"]) == ([], [], [], [])
    assert result["shown"], result["signs"]
