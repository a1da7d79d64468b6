"""The file of settings: NAME=value a line, `#` before a remark, quotes around a value if one likes.

A running process never sees its environment change; a file it can read anew.
"""

from pathlib import Path

from worker.errors import ConfigurationError

QUOTES = ('"', "'")


def read(path: Path) -> dict[str, str]:
    """Name to value. Raises ConfigurationError that names the file, and the line, never what stands there."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {getattr(error, 'strerror', None) or 'not in UTF-8'}") from None
    given: dict[str, str] = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            if not equals:
                raise ConfigurationError(f"{path}: line {number} is no NAME=value")
            given[name.rstrip()] = _bare(value.strip())
    return given


def _bare(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in QUOTES
    return value[1:-1] if quoted else value
