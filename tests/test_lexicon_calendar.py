"""The calendar of every language: its words are its own."""

import tomllib
import unicodedata
from itertools import chain
from pathlib import Path

from smaarchive.lexicon import compile as compiler

CALENDAR = tomllib.loads((Path(compiler.__file__).parent / "calendar.toml").read_text("utf-8"))
SCRIPTS = {
    "CYRILLIC": ("bg", "sr", "ru", "uk"), "GREEK": ("el",), "ARABIC": ("ar", "fa"), "HEBREW": ("he",),
    "DEVANAGARI": ("hi",), "THAI": ("th",), "HANGUL": ("ko",), "CJK": ("ja", "zh"),
}  # fmt: skip


def test_the_calendar_of_a_language_is_in_its_script() -> None:
    script_of = {language: script for script, languages in SCRIPTS.items() for language in languages}
    spoken = [(language, word) for language, words in CALENDAR["weekdays"].items() for word in words]
    spoken += [(language, word) for language, lists in CALENDAR["months"].items() for word in chain(*lists)]
    letters = {(language, unicodedata.name(c).split()[0]) for language, word in spoken for c in word if c.isalpha()}
    strange = {(language, name) for language, name in letters if name != script_of.get(language, "LATIN")}
    assert strange <= {("uk", "MODIFIER")}  # its apostrophe


def test_every_language_has_twelve_months() -> None:
    assert {
        language for language, months in CALENDAR["months"].items() if len(list(filter(None, months))) != 12
    } == set()


def test_the_weekdays_of_swahili_stand_under_no_other_language() -> None:
    swahili = set(CALENDAR["weekdays"]["sw"])
    assert [code for code, words in CALENDAR["weekdays"].items() if swahili & set(words)] == ["sw"]
