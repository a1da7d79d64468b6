"""The control groups this process is in, by which containers limit it: the folders of Linux that tell the limits."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

CGROUPS = Path("/sys/fs/cgroup")
MEMBERSHIP = Path("/proc/self/cgroup")
_UNIFIED = "0"  # the number of version 2's only hierarchy


def folders(controller: str, mounted: tuple[str, ...], groups: Path, membership: Path) -> Iterator[Path]:
    """The folders that may hold a limit: of each hierarchy with the controller, up to the root that is mounted.

    `mounted` is how the controller's folder may be called under version 1.
    """
    for line in text(membership).splitlines():
        number, _, rest = line.partition(":")
        controllers, _, path = rest.partition(":")
        if number != _UNIFIED and controller not in controllers.split(","):
            continue
        inside = PurePosixPath(path.lstrip("/"))
        for hierarchy in [groups] if number == _UNIFIED else [groups / name for name in mounted]:
            # A container may see its own group as the root and still be told the path on its host: not there, then.
            yield from (hierarchy / above for above in (inside, *inside.parents) if ".." not in above.parts)


def text(path: Path) -> str:
    """What a file of Linux says; nothing where there is none."""
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
