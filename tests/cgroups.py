"""Control groups as Linux shows them, written into a folder."""

from pathlib import Path


def written(root: Path, files: dict[str, str]) -> tuple[Path, Path]:
    """A folder of control groups and the file that says which of them is ours, named "own"."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root / "groups", root / "own"
