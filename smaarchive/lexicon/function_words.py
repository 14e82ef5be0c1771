"""Function words of each language, and the languages of each function word."""

import json
from pathlib import Path
from typing import Any

_table: dict[str, Any] = json.loads(Path(__file__).with_name("function_words.json").read_text(encoding="utf-8"))
FUNCTION_WORDS: dict[str, frozenset[str]] = {code: frozenset(words) for code, words in _table["words"].items()}
FUNCTION_CHARACTERS: dict[str, str] = _table["characters"]
LANGUAGES_OF: dict[str, tuple[str, ...]] = {word: tuple(codes) for word, codes in _table["languages"].items()}
