"""A query as it was typed, and flags, to the plan of a search: a MATCH expression and conditions on `articles a`."""

from dataclasses import dataclass
from unicodedata import normalize

from ..article import Filters
from ..errors import Usage
from ..lexicon.words import tokens_of
from . import values
from .grammar import All, AnyOf, In, Near, Node, Not, Phrase, Value, Word, parse
from .match import STOP_WORDS, Manner, expression, is_matchable, sequence, without
from .terms import CJK_RUN
from .values import Condition, Outlets

SHOWN = 60  # characters of a query in an error
COLUMNS = {"headline": "a.headline", "byline": "a.byline", "captions": "a.captions", "body": "a.body"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What SQLite is asked: MATCH (None: there is nothing to match), a condition with its values, another on dates.

    The dates stand apart because undated articles that they leave out are counted.
    """

    match: str | None
    ranked: bool  # an article can answer better or worse
    where: Condition
    dates: Condition


def understand(text: str, filters: Filters, outlets: Outlets, *, any_word: bool = False, literal: bool = False) -> Plan:
    """Read a query and the flags beside it; raise `Usage` where there is nothing to search for."""
    node = parse(text)
    parts = [*_conjuncts(node), *_flags(filters)]
    if node is None and (text.strip() or len(parts) == 0):
        shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        raise Usage(f"nothing to search for in {shown!r}: type a word, a number or a field such as outlet:herald")
    return _plan(parts, Manner(literal=literal), any_word, outlets)


def _flags(filters: Filters) -> list[Node]:
    """Write flags as the fields that mean the same."""
    fields = (("outlet", filters.outlet), ("since", filters.since), ("until", filters.until))
    found: list[Node] = [Value(field, value, 0) for field, value in fields if value]
    return found + ([In("byline", All(tuple(map(Word, filters.by.split()))))] if filters.by else [])


def _conjuncts(node: Node | None) -> list[Node]:
    """Give the parts that must all hold."""
    if isinstance(node, All):
        return [each for part in node.parts for each in _conjuncts(part)]
    return [] if node is None else [node]


def _plan(parts: list[Node], manner: Manner, any_word: bool, outlets: Outlets) -> Plan:
    wanted = [part for part in parts if is_matchable(part)]
    unwanted = [part.part for part in parts if isinstance(part, Not) and is_matchable(part.part)]
    dated = [part for part in parts if isinstance(part, Value) and part.field in values.DATES]
    settled = [*wanted, *dated, *map(Not, unwanted)]
    others = [part for part in parts if part not in settled]
    # Korean within a column: MATCH finds the piece anywhere, the condition looks at the column
    wanted += [part.part for part in others if isinstance(part, In) and is_matchable(part.part)]
    match = _wanted(wanted, manner, any_word)
    if match:
        match = without(match, unwanted, manner)
    else:
        others += [Not(part) for part in unwanted]
    return Plan(
        match,
        any(not (isinstance(part, In) and part.column == "byline") for part in wanted),
        _joined(" AND ", [condition(part, manner, outlets) for part in others]),
        _joined(" AND ", [condition(part, manner, outlets) for part in dated]),
    )


def _wanted(parts: list[Node], manner: Manner, any_word: bool) -> str | None:
    """Write what must match: all of it, or with `any_word` one of the words beside what every hit must have."""
    if not parts:
        return None
    if not any_word:
        return sequence(parts, manner, " AND ")
    fixed = [part for part in parts if isinstance(part, In) and part.column == "byline"]
    words = [part for part in parts if part not in fixed]
    each = [piece for part in words for piece in (_pieces(part) if isinstance(part, Word) else [part])]
    telling = [part for part in each if not (isinstance(part, Word) and part.text.lower() in STOP_WORDS)] or words
    free = [sequence(telling, manner, " OR ")] if telling else []
    return " AND ".join([*free, *(expression(part, manner) for part in fixed)])


def _pieces(word: Word) -> list[Node]:
    """Part a compound (`high-speed`), any piece of which is enough; `U.S.` is none."""
    tokens = tokens_of(word.text)
    return [Word(token) for token in tokens] if len(tokens) > 1 and min(map(len, tokens)) > 1 else [word]


def condition(node: Node, manner: Manner, outlets: Outlets, column: str | None = None) -> Condition:
    """Write any tree as a condition on `articles a`."""
    match node:
        case Value():
            return values.condition(node, outlets)
        case Not(part):
            sql, found = condition(part, manner, outlets, column)
            return f"NOT coalesce({sql}, 0)", found
        case In(inner, part):
            return condition(part, manner, outlets, inner)
        case All(parts):
            return _joined(" AND ", [condition(part, manner, outlets, column) for part in parts])
        case AnyOf(parts):
            return _joined(" OR ", [condition(part, manner, outlets, column) for part in parts])
        case Word(text) | Phrase(text) if column and not is_matchable(node, column):
            runs = CJK_RUN.findall(normalize("NFKC", text))
            return " AND ".join([f"instr({COLUMNS[column]}, ?)"] * len(runs)), tuple(runs)
        case Word() | Phrase() | Near():
            written = expression(node, Manner(column, manner.literal, rewarded=False))
            return "a.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)", (written,)


def _joined(joiner: str, conditions: list[Condition]) -> Condition:
    if not conditions:
        return "1", ()
    sql = joiner.join(f"({sql})" for sql, _ in conditions)
    return (f"({sql})" if len(conditions) > 1 else sql), tuple(value for _, found in conditions for value in found)
