"""The pages for people (README.md, CONTRIBUTING.md, docs/*.md) as tests read them: blocks, code in lines, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `name` is its path from the root, `prose` its text without code blocks."""

    name: str
    text: str

    @property
    def prose(self) -> str:
        return _BLOCK.sub("", self.text)

    def blocks(self, language: str = "") -> list[str]:
        """The code blocks of a language, "" for those that name none."""
        return [body for named, body in _BLOCK.findall(self.text) if named == language]

    def code(self) -> list[str]:
        """Code in lines of text."""
        return [code for line in self.prose.splitlines() for code in _CODE.findall(line)]

    def commands(self) -> Iterator[str]:
        """What a reader may type: lines of blocks without a language, without prompt and comment, and code in lines."""
        for block in self.blocks():
            for line in block.splitlines():
                yield line.partition(" #")[0].removeprefix("$ ").strip()
        yield from self.code()
        for picture in self.blocks("mermaid"):
            yield from re.findall(r"eventwire \w+", picture)

    def links(self) -> list[str]:
        """Where links and pictures lead that stay inside of the repository."""
        return [target for target in _LINK.findall(self.prose) if "://" not in target]

    def anchors(self) -> set[str]:
        """What headings are called in links."""
        heads = re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE)
        return {_NOT_IN_SLUG.sub("", head.lower()).replace(" ", "-") for head in heads}


def page(path: Path) -> Page:
    """The page in a file."""
    return Page(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
