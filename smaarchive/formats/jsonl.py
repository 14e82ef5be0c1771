"""JSON of articles already extracted in (one object, lines, an array, or an envelope around one); ready pages out.

What an object declares is taken as it stands (`json_fields` knows the keys); an object without a body is no article.
A file too large to be held is read line by line, where each of its lines is a value.
"""

import codecs
import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import IO

from ..decode import decode
from ..discover import LARGEST
from ..page import Large, Page, Reading, Refused, Source
from .json_fields import BODY_KEYS, declared, paragraphs
from .packed import PIECE, TOO_LARGE, Budget
from .sniff import LINES_SUFFIXES

FORMAT = "jsonl"
READY = "ready"  # the name of the reading
NOT_LINES = f"{TOO_LARGE}, and not one value a line"
CUT_SHORT = "cut short"  # an array without its end
ENVELOPES = ("hits", "articles", "stories", "results", "items", "@graph")

BETWEEN = re.compile(r"[\s,]*")
SEPARATORS = b", \t"  # that may stand around a value on its line
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
        if line is None:
            yield Refused(origin, "failed", CUT_SHORT)
        elif len(line) > LARGEST:
            yield Refused(origin, "failed", TOO_LARGE)
        elif number == 1 and (b"\0" in line or _record_at(decode(line)[0], 0).problem):  # UTF-16 has other line ends
            yield Refused(packed.origin, "failed", NOT_LINES)
            return
        else:
            yield Source(origin, line, packed.mtime_ns)


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the lines that hold a value, without the marks of an array around it, and `None` for an array without end.

    Of a line too long no more is given than shows that it is.
    """
    in_array = False
    while line := file.readline(LARGEST + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            last, rest = rest, file.readline(PIECE)
        ending = (rest or last).rstrip().rstrip(SEPARATORS)[-1:]
        line = line.strip().removeprefix(codecs.BOM_UTF8).strip(SEPARATORS)
        if not in_array and line.startswith(b"["):
            in_array, line = True, line[1:].lstrip(SEPARATORS)
        if in_array and ending == b"]" and not line.startswith(b"["):  # else it ends an array in the array
            in_array, line = False, line.removesuffix(b"]").rstrip(SEPARATORS)
        if line:
            yield line
    if in_array:
        yield None


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield a ready page for every article of a JSON file, and why not for every other value in it."""
    text, encoding = decode(source.data)
    alone = _holds_one_value(source, text)
    for number, record in enumerate(_records(text), 1):
        origin = source.origin if alone else f"{source.origin}#{number}"
        if record.problem:
            yield Refused(origin, "failed", record.problem)
            continue
        data = source.data if alone else _bytes_of(text[record.start : record.end], encoding)
        yield _page(Source(origin, data, source.mtime_ns), record.value, encoding)


def _bytes_of(text: str, encoding: str) -> bytes:
    """Encode one value so that it reads back as itself: without the mark of its file UTF-32, say, would not."""
    data = text.encode(encoding, "replace")
    return data if encoding == "utf-8" or decode(data)[0] == text else text.encode()


def _holds_one_value(source: Source, text: str) -> bool:
    """Tell a file that is one article, or one thing out of a container, from a file of articles."""
    start, is_member = text.lstrip()[:1], source.file is not None
    if source.origin.endswith(LINES_SUFFIXES) or start in ("", "[") or (start != "{" and not is_member):
        return False
    records = _records(text)
    first = next(records, None)
    if first is None or next(records, None) is not None:
        return False
    return (is_member or not first.problem) and not _is_envelope(first.value)


def _records(text: str) -> Iterator[Record]:
    """Yield the values of a text, each with its own place in it; for an envelope, what it holds."""
    for record in _values(text):
        if not _is_envelope(record.value):
            yield record
            continue
        for key, member in _members(text, record.start):
            if key in ENVELOPES and _are_records(member.value):
                yield from _array(text, member.start)


def _values(text: str) -> Iterator[Record]:
    """Yield the values that stand one after the other in a text, and for an array those in it."""
    position = 0
    while (position := _next(text, position)) < len(text):
        if text[position] == "[":
            position = yield from _array(text, position)
        else:
            record = _record_at(text, position)
            yield record
            position = record.end


def _array(text: str, start: int) -> Generator[Record, None, int]:
    """Yield the values of the array that opens at `start`, and what is wrong with it; return where to read on."""
    position = start + 1
    while (position := _next(text, position)) < len(text):
        if text[position] == "]":
            return position + 1
        record = _record_at(text, position)
        yield record
        if record.problem:  # in a file that is one array what follows cannot be told apart; elsewhere lines can
            return len(text) if start == _next(text, 0) else record.end
        position = record.end
    yield Record(None, position, position, CUT_SHORT)
    return position


def _members(text: str, start: int) -> Iterator[tuple[object, Record]]:
    """Yield the keys and values of the object at `start`, which is known to be whole."""
    position = start + 1
    while text[position := _next(text, position)] != "}":
        key = _record_at(text, position)
        member = _record_at(text, _next(text, text.index(":", key.end) + 1))
        yield key.value, member
        position = member.end


def _next(text: str, position: int) -> int:
    """Return where the next value or mark stands, behind white space and commas."""
    return BETWEEN.match(text, position).end()  # type: ignore[union-attr]  # matches the empty string too


def _record_at(text: str, start: int) -> Record:
    """Read the value that begins at `start`; a broken one ends with its line."""
    try:
        value, end = DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):  # ValueError: broken, or a number of thousands of digits
        line_end = text.find("\n", start)
        return Record(None, start, len(text) if line_end < 0 else line_end, "not JSON")
    return Record(value, start, end)


def _is_envelope(value: object) -> bool:
    """Recognise `{"hits": [...], "total": 3}` and its like."""
    if not isinstance(value, dict) or any(key in value for key in BODY_KEYS):
        return False
    return any(_are_records(value.get(key)) for key in ENVELOPES)


def _are_records(value: object) -> bool:
    """Tell a list of objects from a list of names or numbers."""
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _page(source: Source, value: object, encoding: str) -> Page | Refused:
    """Make a ready page of one value."""
    blocks = paragraphs(value) if isinstance(value, dict) else ()
    if not isinstance(value, dict) or not blocks:
        return Refused(source.origin, "skipped", "not an article")
    found = tuple(declared(value))
    url = next((one.value for one in found if one.field == "url" and isinstance(one.value, str)), None)
    return Page(source, FORMAT, encoding, (Reading(READY, blocks),), found, url, True)
