"""A query as it was typed, and the flags beside it, to the plan of a search: MATCH expressions and conditions."""

import re
from collections.abc import Callable, Sequence

from ..article import Filters
from ..errors import MalformedQuery, Usage
from ..frozen import Frozen
from ..lexicon.words import STOP_WORDS, tokens_of
from .grammar import All, AnyOf, In, Near, Node, Not, Phrase, Value, Word, parse, readable
from .match import Manner, expression, is_cjk, sequence, without
from .terms import JOINERS, folded, runs, unjoined, without_particle

MATCHED = "articles_fts WHERE articles_fts MATCH ?"
LISTED = f"a.id IN (SELECT rowid FROM {MATCHED})"
SHOWN = 60  # characters of a query in an error
COLUMNS = {"headline": "a.headline", "byline": "a.byline", "captions": "a.captions", "body": "a.body"}
DATES = ("date", "since", "until")
NAMED = ("outlet", "agency")
NO_FILTERS = Filters()

Condition = tuple[str, tuple[str | int, ...]]
Names = Callable[[str, str], Sequence[str]]  # outlet or agency, words of a name -> canonical names in the archive


class Query(Frozen):
    """What is asked: `any_word` is enough, or all must match; `literal` leaves words as they were typed."""

    text: str
    any_word: bool = False
    filters: Filters = NO_FILTERS
    literal: bool = False


class Plan(Frozen):
    """What SQLite is asked.

    `match` selects (None: there is nothing to match); unless `ranked`, no article answers better than another. The
    condition on dates stands apart because undated articles that it leaves out are counted. Conditions are on
    `articles a`.
    """

    match: str | None
    ranked: bool
    where: Condition
    dates: Condition
    understood: tuple[Node, ...]


EVERYTHING = Plan(None, False, ("1", ()), ("1", ()), ())  # of all articles, by date


def understand(query: Query, names: Names, told_apart: bool = True) -> Plan:
    """Read a query and the flags beside it; raise `Usage` where there is nothing to search for.

    `told_apart` is what the archive's schema says (`Manner`).
    """
    node = parse(query.text)
    parts = [*_conjuncts(node), *_flags(query.filters)]
    if node is None and (query.text.strip() or not parts):
        shown = query.text if len(query.text) <= SHOWN else query.text[:SHOWN] + "…"
        raise Usage(f"nothing to search for in {shown!r}: type a word, a number or a field such as outlet:herald")
    dated = [part for part in parts if isinstance(part, Value) and part.field in DATES]
    wanted = [part for part in parts if is_matchable(part)]
    unwanted = [part.part for part in parts if isinstance(part, Not) and is_matchable(part.part)]
    others = [part for part in parts if part not in (*wanted, *dated, *map(Not, unwanted))]
    # Korean within a column: MATCH finds the piece anywhere, the condition looks at the column
    wanted += [part.part for part in others if isinstance(part, In) and is_matchable(part.part)]
    if not wanted and unwanted:
        others.append(Not(AnyOf(tuple(unwanted))))
    manner = Manner(literal=query.literal, told_apart=told_apart)
    plan = Plan(
        _match(wanted, unwanted, manner, query.any_word),
        any(not _is_byline(part) for part in wanted),
        _conditions(query.text, others, manner, names),
        _conditions(query.text, dated, manner, names),
        tuple(parts),
    )
    if len(dated) > 1:
        from .values import check_order

        check_order(dated, query.text)
    return plan


def is_matchable(node: Node, column: str | None = None) -> bool:
    """Tell whether MATCH alone can answer: no value, no exclusion by itself, no piece of Korean within a column."""
    match node:
        case Word(text) | Phrase(text):
            return column is None or not is_cjk(text)
        case Near(left, right):
            return is_matchable(left, column) and is_matchable(right, column)
        case In(inner, part):
            return is_matchable(part, inner)
        case All(parts):
            wanted = [part for part in parts if not isinstance(part, Not)]
            return bool(wanted) and all(
                is_matchable(part.part if isinstance(part, Not) else part, column) for part in parts
            )
        case AnyOf(parts):
            return all(is_matchable(part, column) for part in parts)
        case _:
            return False


def _conditions(text: str, parts: Sequence[Node], manner: Manner, names: Names) -> Condition:
    try:
        return _joined(" AND ", [condition(part, manner, names) for part in parts])
    except MalformedQuery as error:
        error.query = text
        raise


def _flags(filters: Filters) -> list[Node]:
    """Write flags as the fields that mean the same."""
    fields = (("outlet", filters.outlet), ("since", filters.since), ("until", filters.until), ("id", filters.ids))
    found: list[Node] = [Value(field, readable(value), None) for field, value in fields if value]
    if not filters.by:
        return found
    words = [Word(word) for word in readable(filters.by).split() if any(map(str.isalnum, word))]
    if not words:
        raise MalformedQuery("--by needs a word")
    return [*found, In("byline", All(tuple(words)))]


def _conjuncts(node: Node | None) -> list[Node]:
    """Give the parts that must all hold."""
    if isinstance(node, All):
        return [each for part in node.parts for each in _conjuncts(part)]
    return [] if node is None else [node]


def _is_byline(part: Node) -> bool:
    return isinstance(part, In) and part.column == "byline"


def _match(wanted: list[Node], unwanted: list[Node], manner: Manner, any_word: bool) -> str | None:
    """Write what must match: all of it, or with `any_word` one of the words beside what every hit must have."""
    if not wanted:
        return None
    if not any_word:
        return without(sequence(wanted, manner, " AND "), unwanted, manner)
    fixed = [part for part in wanted if _is_byline(part)]
    words = [part for part in wanted if not _is_byline(part)]
    each = [piece for part in words for piece in (_pieces(part) if isinstance(part, Word) else [part])]
    telling = [part for part in each if not (isinstance(part, Word) and part.text.lower() in STOP_WORDS)] or words
    free = [sequence(telling, manner, " OR ")] if telling else []
    return without(" AND ".join([*free, *(expression(part, manner) for part in fixed)]), unwanted, manner)


def _pieces(word: Word) -> list[Node]:
    """Part a compound (`high-speed`), any piece of which is enough; `U.S.` is none."""
    tokens = tokens_of(word.text)
    return [Word(token) for token in tokens] if len(tokens) > 1 and min(map(len, tokens)) > 1 else [word]


def condition(node: Node, manner: Manner, names: Names, column: str | None = None) -> Condition:
    """Write any tree as a condition on `articles a`."""
    match node:
        case Value():
            from . import values  # most queries have no field

            return values.condition(node, names)
        case Not(part):
            sql, found = condition(part, manner, names, column)
            return f"NOT coalesce({sql}, 0)", found
        case In(inner, part):
            return condition(part, manner, names, inner)
        case All(parts) | AnyOf(parts):
            joiner = " AND " if isinstance(node, All) else " OR "
            alone, together = _parted(parts, column)
            each = [condition(part, manner, names, column) for part in alone]
            if together:
                each.append(_listed(sequence(together, manner._replace(column=column), joiner)))
            return _joined(joiner, each)
        case Word(text) | Phrase(text) if column and not is_matchable(node, column):
            return _in_column(node, text if manner.literal else without_particle(text), column, manner)
        case Word() | Phrase() | Near():
            return _listed(expression(node, manner._replace(column=column)))


def _in_column(node: Node, text: str, column: str, manner: Manner) -> Condition:
    """Look for the pieces of Korean or Japanese in a column, and for Latin words beside them in it and in the index."""
    plain = unjoined(folded(text))
    pieces = runs(plain)
    words = tokens_of(re.sub("|".join(pieces), " ", plain))
    if not pieces and not words:  # a dot between Korean words, and none beside it
        return "0", ()
    if not words:
        bare = "replace(" * len(JOINERS) + COLUMNS[column] + "".join(f", '{joiner}', '')" for joiner in JOINERS)
        return _joined(" AND ", [(f"instr({bare}, ?)", (piece,)) for piece in pieces])
    # a single syllable grown on a Latin word is a particle (`SMA가`), and the index has them as one word
    found = [*(piece for piece in pieces if len(piece) > 1), *words]
    held: list[Condition] = [(f"{COLUMNS[column]} LIKE ?", (f"%{each}%",)) for each in found]
    return _joined(" AND ", [*held, _listed(expression(node, manner))])


def _parted(parts: Sequence[Node], column: str | None) -> tuple[list[Node], list[Node]]:
    """Part what stands beside fields: what needs a condition of its own, and what one MATCH can answer together."""
    together = [part for part in parts if is_matchable(part, column)]
    return [part for part in parts if part not in together], together


def _listed(match: str) -> Condition:
    return LISTED, (match,)


def _joined(joiner: str, conditions: list[Condition]) -> Condition:
    if not conditions:
        return "1", ()
    sql = joiner.join(f"({sql})" for sql, _ in conditions)
    return (f"({sql})" if len(conditions) > 1 else sql), tuple(value for _, found in conditions for value in found)
