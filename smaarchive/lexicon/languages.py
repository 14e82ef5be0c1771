"""Languages by their English names: `Korean` is `ko`."""

import json
from pathlib import Path


def code_of(text: str) -> str | None:
    """Give the two letters (ISO 639-1) of a language, from them (`ko`, `ko-KR`) or from its name; None for no such."""
    name = text.casefold().strip()
    code = name.replace("_", "-").partition("-")[0]
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    names: dict[str, str] = json.loads(Path(__file__).with_name("languages.json").read_bytes())
    return names.get(name)
