"""Text made to be slow: no regular expression takes over 0.2 s on 100 kB of it, and no page of it over 2 s.

Nobody lists the patterns: they are found in every module, in its constants, in what its cached functions return and in
the calls of `re` in its source.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections import deque
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple, cast

import pytest

import smaarchive
from smaarchive import formats
from smaarchive.extract import extract
from smaarchive.page import Page, Source

SIZE = 100_000  # characters
LONGEST = 0.2  # seconds for one pattern
ATTACKS = {
    "one letter": "a",
    "one capital": "A",
    "capitals inside": "Aa",
    "capitals and spaces": "A ",
    "names": "Ab Cd ",
    "small words": "ab cd ",
    "digits": "1",
    "dates": "1.1.",
    "dates with dashes": "2020-1-",
    "dates that go on": "Jan 1, 20",
    "clocks": "12:34 ",
    "days on lines": "March 3, 2020\n",
    "spaces": " ",
    "line ends": " \n",
    "dots": ".",
    "initials": "A. ",
    "hyphens": "a-",
    "dashes": " – ",
    "slashes": "a/",
    "addresses": "a.a@",
    "addresses of one letter": "a@",
    "hosts": "www.a.",
    "open brackets": "(",
    "bracketed": "(a) ",
    "square brackets": "[a=",
    "quotes": ".\"'",
    "tags": "<a b=",
    "bars": "a | ",
    "Hangul": "가",
    "Hangul reporters": "가나 기자 ",
    "Han": "年月",
    "Kana and marks": "【あ＝",
    "brackets of Japan": "【",
    "underscores": "_",
    "equal signs": "=",
    "commas": "A, ",
    "credits": "Photo: A ",
    "hex": "\\x0",
    "a byline of one word": "By ‖a",
    "a byline of letters": "By ‖A b ",
    "a copyright of one word": "© ‖a",
    "a photo of one word": "Photo: ‖a",
}  # what stands before ‖ opens the text once
END = "\n!@"  # what no pattern expects to end with
CALLS = tuple(f"re.{name}" for name in "compile search match fullmatch split findall finditer sub subn".split())


Pattern = re.Pattern[str] | re.Pattern[bytes]


def modules() -> Iterator[ModuleType]:
    """Import every module of the package."""
    for found in pkgutil.walk_packages(smaarchive.__path__, "smaarchive."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


class Found(NamedTuple):
    """A pattern, and whether it is only ever asked for the start of a text (`match`, `fullmatch`)."""

    pattern: Pattern
    anchored: bool


def patterns() -> dict[str, Found]:
    """Find every pattern of the package, by where it stands first."""
    found: dict[tuple[Pattern, bool], str] = {}
    for module in modules():
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            is_cached = callable(getattr(value, "cache_info", None)) and not inspect.signature(value).parameters
            for one in within(value() if is_cached else value):
                found.setdefault((one, is_anchored(name, source)), f"{module.__name__}.{name}")
        for line, one, anchored in called(module, source):
            found.setdefault((one, anchored), f"{module.__name__}, line {line}")
    return {f"{where} {i}": Found(*one) for i, (one, where) in enumerate(found.items())}


def within(value: object) -> Iterator[Pattern]:
    """Yield the patterns in a value: itself, or inside tuples, lists, sets and the values of mappings."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (one for part in value.values() for one in within(part))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (one for part in value for one in within(part))


def called(module: ModuleType, source: str) -> Iterator[tuple[int, Pattern, bool]]:
    """Yield the patterns that a module hands to `re` as a literal or as a constant: line, pattern, whether anchored."""
    tree = ast.parse(source)
    methods = {node.value: node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func)) in CALLS:
            first = node.args[0]
            text = first.value if isinstance(first, ast.Constant) else vars(module).get(getattr(first, "id", ""))
            is_constant = name == "re.compile" and node not in methods  # found by its name
            if isinstance(text, str | bytes) and not is_constant:
                anchored = methods.get(node, name.removeprefix("re.")) in ("match", "fullmatch")
                yield node.lineno, re.compile(text, re.IGNORECASE if "IGNORECASE" in ast.dump(node) else 0), anchored


def is_anchored(name: str, source: str) -> bool:
    """Tell whether the module that has a constant only calls `match` and `fullmatch` of it."""
    anchored = rf"\b{name}\.(?:full)?match\("
    return bool(re.search(anchored, source)) and not re.search(rf"\b{name}\b(?!\.(?:full)?match\(| = )", source)


FOUND = patterns()


def seconds(found: Found, text: str) -> float:
    """Return how long a pattern takes to go through a text, in seconds of this process."""
    pattern = cast("re.Pattern[Any]", found.pattern)
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    if found.anchored:
        pattern.match(given)
    else:
        deque(pattern.finditer(given), maxlen=0)
    return time.process_time() - start


def repeated(attack: str, size: int) -> str:
    """Repeat an attack to a length in characters."""
    head, _, unit = attack.rpartition("‖")
    return (head + unit * size)[:size]


@pytest.mark.parametrize("where", FOUND)
def test_no_pattern_is_slow(where: str) -> None:
    """Shorter texts go first: what is quick there, were it quadratic, is quick on all of it."""
    for name, attack in ATTACKS.items():
        for part in (25, 5, 1):
            text = repeated(attack, SIZE // part) + END
            taken = seconds(FOUND[where], text)
            if taken > LONGEST and min(seconds(FOUND[where], text) for _ in range(3)) > LONGEST:
                pytest.fail(f"{taken:.1f} s: {name}, {len(text)} characters")
            if taken < LONGEST / part**2:
                break


@pytest.mark.parametrize("name", ATTACKS)
def test_no_page_is_slow(name: str) -> None:
    page = next(iter(formats.read(Source("hostile.txt", repeated(ATTACKS[name], SIZE).encode()), "text")))
    assert isinstance(page, Page)
    start = time.process_time()
    extract(page)
    assert time.process_time() - start < 2
