"""JSON of articles already extracted in (one object, lines, an array, or an envelope around one); ready pages out.

What an object declares is taken as it stands (`json_fields` knows the keys); an object without a body is no article.
A file too large to be held is read line by line, where each of its lines is a value.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from ..article import Large, Page, Reading, Refused, Source
from ..decode import decode
from ..discover import LARGEST
from .json_fields import BODY_KEYS, declared, paragraphs
from .packed import PIECE, TOO_LARGE, Budget
from .sniff import LINES_SUFFIXES

FORMAT = "jsonl"
READY = "ready"  # the name of the reading
NOT_LINES = f"{TOO_LARGE}, and not one value a line"
ENVELOPES = ("hits", "articles", "stories", "results", "items", "@graph")

SPACE = re.compile(r"\s*")
BETWEEN = re.compile(r"[\s,]*")
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Record:
    """One value of a JSON file: its place in the text, and what is wrong with it if it cannot be read."""

    value: object
    start: int
    end: int
    problem: str | None = None


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Refused]:
    """Yield the values of a file of lines, or of an array written as such."""
    for number, line in enumerate(_lines(packed.file), 1):
        origin = f"{packed.origin}#{number}"
        if len(line) > LARGEST:
            yield Refused(origin, "failed", TOO_LARGE)
        elif number == 1 and (b"\0" in line or _record_at(decode(line)[0], 0).problem):  # UTF-16 has other line ends
            yield Refused(packed.origin, "failed", NOT_LINES)
            return
        else:
            yield Source(origin, line, packed.mtime_ns)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines that hold a value, without the marks around it; of one too long no more than shows that it is."""
    while line := file.readline(LARGEST + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(PIECE)
        if line := line.strip().removeprefix(codecs.BOM_UTF8).lstrip(b"[, \t").rstrip(b"], \t"):
            yield line


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield a ready page for every article of a JSON file, and why not for every other value in it."""
    text, encoding = decode(source.data)
    alone = _holds_one_value(source, text)
    for number, record in enumerate(_records(text), 1):
        origin = source.origin if alone else f"{source.origin}#{number}"
        if record.problem:
            yield Refused(origin, "failed", record.problem)
            continue
        data = source.data if alone else text[record.start : record.end].encode(encoding, "replace")
        yield _page(Source(origin, data, source.mtime_ns), record.value, encoding)


def _holds_one_value(source: Source, text: str) -> bool:
    """Tell a file that is one article, or one thing out of a container, from a file of articles."""
    start, is_member = text.lstrip()[:1], source.file is not None
    if source.origin.endswith(LINES_SUFFIXES) or start in ("", "[") or (start != "{" and not is_member):
        return False
    records = _records(text)
    first = next(records)
    return (is_member or not first.problem) and next(records, None) is None and _envelope(first.value) is None


def _records(text: str) -> Iterator[Record]:
    """Yield the values of a text: of its array or its envelope, or one after the other."""
    start = SPACE.match(text).end()  # type: ignore[union-attr]  # matches the empty string too
    in_array = text.startswith("[", start)
    position = start + 1 if in_array else start
    while (position := BETWEEN.match(text, position).end()) < len(text):  # type: ignore[union-attr]  # as above
        if in_array and text[position] == "]":
            return
        record = _record_at(text, position)
        inner = _envelope(record.value)
        if inner is None:
            yield record
        else:
            yield from (Record(value, record.start, record.end) for value in inner)
        if record.problem and in_array:
            return  # what follows cannot be told apart
        position = record.end


def _record_at(text: str, start: int) -> Record:
    """Read the value that begins at `start`; a broken one ends with its line."""
    try:
        value, end = DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):  # ValueError: broken, or a number of thousands of digits
        line_end = text.find("\n", start)
        return Record(None, start, len(text) if line_end < 0 else line_end, "not JSON")
    return Record(value, start, end)


def _envelope(value: object) -> list[object] | None:
    """Return the list inside `{"hits": [...], "total": 3}` and its like; `None` for anything else."""
    if not isinstance(value, dict) or any(key in value for key in BODY_KEYS):
        return None
    for key in ENVELOPES:
        inner = value.get(key)
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            return inner
    return None


def _page(source: Source, value: object, encoding: str) -> Page | Refused:
    """Make a ready page of one value."""
    blocks = paragraphs(value) if isinstance(value, dict) else ()
    if not isinstance(value, dict) or not blocks:
        return Refused(source.origin, "skipped", "not an article")
    found = tuple(declared(value))
    url = next((one.value for one in found if one.field == "url" and isinstance(one.value, str)), None)
    return Page(source, FORMAT, encoding, (Reading(READY, blocks),), found, url, True)
