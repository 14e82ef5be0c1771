"""Write the JSON files from the TOML beside them: `python -m smaarchive.lexicon.compile`."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .folding import fold
from .outlets import name_key
from .words import spelled, spelling_pairs, tokens_of

HERE = Path(__file__).parent
FOUND_ONLY = "> "  # before a form that is found by the others of its group and stands, to find others, in another


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _keys(row: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the keys of an outlet's names and how sure each is, 0 surest: weak names need their "The"."""
    weak = set(map(fold, row.get("weak", ())))
    for name in (row["name"], *row.get("aliases", ())):
        is_weak = fold(name) in weak
        yield fold(name) if is_weak else name_key(name), 2 * is_weak + (name != row["name"])


def _name_index(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Index names: a canonical or strong name wins over a weak alias; a name still shared leads to none."""
    ranked: dict[str, dict[int, int]] = {}
    for index, row in enumerate(rows):
        for key, rank in _keys(row):
            seen = ranked.setdefault(key, {})
            seen[index] = min(rank, seen.get(index, rank))
    best = {key: [i for i, rank in seen.items() if rank == min(seen.values())] for key, seen in ranked.items()}
    return {key: found[0] for key, found in best.items() if len(found) == 1}


def _shared(rows: list[dict[str, Any]]) -> dict[str, list[int]]:
    """Index the names that several outlets have, the weak ones too."""
    named: dict[str, dict[int, None]] = {}
    for index, row in enumerate(rows):
        for key, _ in _keys(row):
            named.setdefault(key, {})[index] = None
    return {key: [*found] for key, found in named.items() if len(found) > 1}


def outlets() -> dict[str, Any]:
    """Read outlets.toml: outlets in order; indices by domain, by name and of shared names; fingerprints."""
    source = _read("outlets.toml")
    spoken: dict[str, str] = source.pop("languages")
    rows = [
        {"name": name, "country": country, "language": spoken[country], **entry}
        for country, group in source.items()
        for name, entry in group.items()
    ]
    fingerprints = [(index, phrases) for index, row in enumerate(rows) for phrases in row.pop("fingerprints", ())]
    return {
        "outlets": rows,
        "domains": {domain: index for index, row in enumerate(rows) for domain in row["domains"]},
        "names": _name_index(rows),
        "shared": _shared(rows),
        "fingerprints": [(index, list(map(fold, phrases))) for index, phrases in fingerprints],
    }


def _phrase(phrase: str, where: str) -> str:
    """Fold a phrase; a start keeps the colon that parts it from what follows. ValueError if nothing is left."""
    folded = fold(phrase)
    if not folded:
        raise ValueError(f"furniture.toml: nothing to compare in {phrase!r}")
    return folded + (":" if where == "start" and phrase.rstrip().endswith((":", "：")) else "")


def _furniture() -> dict[str, dict[str, list[str]]]:
    """Read furniture.toml: kind -> where -> folded phrases of all languages, in order, each once."""
    return {
        kind: {
            where: list(dict.fromkeys(_phrase(one, where) for spoken in languages.values() for one in spoken))
            for where, languages in places.items()
        }
        for kind, places in _read("furniture.toml").items()
    }


def _longest_first(words: list[str]) -> list[str]:
    return sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))


def _months(languages: dict[str, list[list[str]]]) -> dict[str, int]:
    """Return word -> number of the months of all languages, without the words on which they differ."""
    meanings = {
        (word.casefold(), number)
        for months in languages.values()
        for number, words in enumerate(months, 1)
        for word in words
    }
    senses = Counter(word for word, _ in meanings)
    return {word: number for word, number in sorted(meanings) if senses[word] == 1}


def phrases() -> dict[str, Any]:
    """Read furniture.toml, labels.toml and calendar.toml."""
    calendar = _read("calendar.toml")
    return {
        "furniture": _furniture(),
        "labels": {
            kind: _longest_first([word for words in spoken.values() for word in words])
            for kind, spoken in _read("labels.toml").items()
        },
        "months": _months(calendar["months"]),
        "weekdays": sorted({word.casefold() for words in calendar["weekdays"].values() for word in words}),
    }


def function_words() -> dict[str, dict[str, Any]]:
    """Read function_words.toml: words of each language, characters of each, languages of each word."""
    table: dict[str, str] = _read("function_words.toml")
    words = {code: list(dict.fromkeys(text.split())) for code, text in table.items() if not code.endswith("_chars")}
    languages: dict[str, list[str]] = {}
    for code, found in words.items():
        for word in found:
            languages.setdefault(word, []).append(code)
    characters = {code[:2]: text for code, text in table.items() if code.endswith("_chars")}
    return {"words": words, "characters": characters, "languages": languages}


def words() -> dict[str, Any]:
    """Read words.toml: groups of forms, the group of each folded form. ValueError for a form in two groups."""
    source: list[list[str]] = _read("words.toml")["groups"]
    pairs = spelling_pairs(source)
    groups = [[each for form in group for each in spelled(form, pairs)] for group in source]
    index: dict[str, int] = {}
    for number, group in enumerate(groups):
        finding = (form for form in group if not form.startswith(FOUND_ONLY))
        for form in dict.fromkeys(" ".join(tokens_of(form)) for form in finding):
            if form in index:
                raise ValueError(f"words.toml: {form!r} stands in two groups")
            index[form] = number
    for number, group in enumerate(source):
        for word in group if len(group) == 2 and group[0] in pairs else ():
            index |= {each: number for each in _inflected(word) if each not in index}
    groups = [[form.removeprefix(FOUND_ONLY) for form in group] for group in groups]
    return {"groups": groups, "index": index, "longest": max(len(form.split()) for form in index)}


def _inflected(word: str) -> tuple[str, ...]:
    """Give the usual endings of a word, so that `apologised` is known by `apologise`."""
    past = f"{word}d" if word.endswith("e") else f"{word}ed"
    return f"{word}s", past, f"{word.removesuffix('e')}ing"


def texts() -> dict[Path, str]:
    """Return what the compiled files must hold."""
    made = {
        "outlets.json": outlets(), "phrases.json": phrases(), "function_words.json": function_words(),
        "words.json": words(),
    }  # fmt: skip
    return {
        HERE / name: json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n" for name, data in made.items()
    }


def main() -> None:
    """Write the compiled files."""
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
