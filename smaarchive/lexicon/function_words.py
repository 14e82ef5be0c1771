"""Function words of each language, and the languages of each function word."""

import tomllib
from pathlib import Path

_table: dict[str, str] = tomllib.loads((Path(__file__).parent / "function_words.toml").read_text("utf-8"))
FUNCTION_WORDS = {code: frozenset(words.split()) for code, words in _table.items() if not code.endswith("_chars")}
FUNCTION_CHARACTERS = {code[:2]: characters for code, characters in _table.items() if code.endswith("_chars")}
LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _code, _words in FUNCTION_WORDS.items():
    for _word in _words:
        LANGUAGES_OF[_word] = (*LANGUAGES_OF.get(_word, ()), _code)
