"""Compare the sample pages with their expected articles: `python -m tests.golden [--accept | --write] [NAME ...]`.

A case is a page and the article a person would read from it. The pages of `data/seeds` have their articles in
`tests/cases/seeds`; every other page of `tests/cases` has its article beside it. The JSON is the truth and the program
is measured by it: `--write` is for the rare case where a person has looked at the difference and agrees with it.
`tests/cases/unsolved.json` names the fields that are not read right yet; `--accept` brings it up to date.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from smaarchive import extract, formats
from smaarchive.outputs import Value
from smaarchive.outputs.record import of_article
from smaarchive.page import Page, Source

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "data" / "seeds"
CASES = ROOT / "tests" / "cases"
UNSOLVED = CASES / "unsolved.json"
PAGE_SUFFIXES = frozenset({".txt", ".html", ".eml"})


@dataclass(frozen=True, slots=True)
class Case:
    """A sample page and the file that holds its expected article."""

    name: str
    page: Path
    expected: Path

    def wanted(self) -> dict[str, Value]:
        """Read the expected article."""
        record: dict[str, Value] = json.loads(self.expected.read_text(encoding="utf-8"))
        return record


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that was read otherwise than it should be."""

    field: str
    wanted: Value
    got: Value

    def __str__(self) -> str:
        if self.field == "body":
            return "\n".join(("body:", *_paragraph_lines(str(self.wanted or ""), str(self.got or ""))))
        return f"{self.field}:\n  wanted {self.wanted!r}\n  got    {self.got!r}"


@dataclass(frozen=True, slots=True)
class Unsolved:
    """The fields not read right yet, by the name of their case, and how many of all were right at the last count."""

    right: int
    fields: Mapping[str, tuple[str, ...]]


def unsolved() -> Unsolved:
    """Read the list of what is not read right yet."""
    record = json.loads(UNSOLVED.read_text(encoding="utf-8"))
    return Unsolved(record["right"], {name: tuple(fields) for name, fields in record["wrong"].items()})


def accept() -> str:
    """Write the list of what is not read right anew, and say so; refuse where fewer fields are right than before."""
    before = unsolved()
    cases = tuple(every_case())
    wrong = {case.name: [difference.field for difference in differences(case)] for case in cases}
    right = sum(len(case.wanted()) - len(wrong[case.name]) for case in cases)
    if right < before.right:
        return f"Not accepted: {right} fields are right, and {before.right} were (`make golden` shows what differs)."
    record = {"right": right, "wrong": {name: fields for name, fields in wrong.items() if fields}}
    UNSOLVED.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return f"{right} fields are right ({right - before.right:+d}); {sum(map(len, wrong.values()))} are not."


def every_case() -> Iterator[Case]:
    """Yield the cases in order of their names: first the seeds, then the pages of `tests/cases`."""
    for page in sorted(_pages(SEEDS)):
        yield Case(f"seeds/{page.stem}", page, CASES / "seeds" / f"{page.stem}.json")
    for page in sorted(_pages(CASES)):
        yield Case(page.relative_to(CASES).with_suffix("").as_posix(), page, page.with_suffix(".json"))


def differences(case: Case) -> tuple[Difference, ...]:
    """List the fields whose extracted value is not the expected one, white space aside."""
    wanted = case.wanted()
    got = read_article(case.page)
    return tuple(
        Difference(field, value, got[field]) for field, value in wanted.items() if folded(value) != folded(got[field])
    )


def read_article(path: Path) -> dict[str, Value]:
    """Extract the only article of a file, as the fields a case may name."""
    (page,) = formats.read(Source(str(path), path.read_bytes()))
    if not isinstance(page, Page):
        raise TypeError(f"{path.name} was refused: {page.reason}")
    return of_article(extract.extract(page))


def main(arguments: Sequence[str]) -> int:
    """Print every difference, write it where `--write` is given, and return 1 where one is left.

    With `--accept` nothing but the list of what is not read right is written; 1 is returned where that was refused.
    """
    if "--accept" in arguments:
        message = accept()
        sys.stdout.write(message + "\n")
        return 1 if message.startswith("Not accepted") else 0
    names = [argument for argument in arguments if not argument.startswith("-")]
    changed = 0
    for case in every_case():
        if names and not any(name in case.name for name in names):
            continue
        found = differences(case)
        if found:
            changed += 1
            sys.stdout.write(f"== {case.name}\n" + "\n".join(map(str, found)) + "\n")
            if "--write" in arguments:
                _write(case, found)
    sys.stdout.write(f"{changed} cases differ\n")
    return 1 if changed and "--write" not in arguments else 0


def _pages(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix in PAGE_SUFFIXES)


def folded(value: Value) -> object:
    """Collapse white space within each paragraph; paragraph breaks count."""
    if isinstance(value, str):
        return tuple(" ".join(paragraph.split()) for paragraph in value.split("\n\n"))
    return [" ".join(str(each).split()) for each in value] if isinstance(value, list) else value


def _paragraph_lines(wanted: str, got: str) -> Iterator[str]:
    """Show the paragraphs that are missing (-) and those that do not belong (+), or that only the order differs."""
    want, have = wanted.split("\n\n"), got.split("\n\n")
    if sorted(want) == sorted(have):
        yield "  the paragraphs are right, their order is not"
    yield from (f"  - {paragraph}" for paragraph in want if paragraph not in have)
    yield from (f"  + {paragraph}" for paragraph in have if paragraph not in want)


def _write(case: Case, found: Sequence[Difference]) -> None:
    record = case.wanted() | {difference.field: difference.got for difference in found}
    case.expected.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
