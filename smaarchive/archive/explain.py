"""How a query was understood, and the SQL that answers it: what `sma search --explain` prints."""

from .connection import Archive
from .grammar import All, AnyOf, In, Near, Node, Not, Phrase, Value, Word
from .nearness import CANDIDATES
from .query import LISTED, Condition, Query
from .search import plan_of, understood
from .statements import count, ranking
from .unread import left_out


def explain(archive: Archive, query: Query, sort: str = "score") -> str:
    """Say how a query is understood, what SQLite is asked, and how many articles answer."""
    plan = understood(archive, query)
    total, undated = count(archive, plan_of(archive, query))
    lines = [f"query       {query.text}", f"understood  {' AND '.join(map(_said, plan.understood))}"]
    lines += [f"not read    {each}" for each in left_out(query.text)]
    lines += ["any word    one of the words is enough"] if query.any_word else []
    lines += [f"match       {plan.match}"] if plan.match else []
    lines += [f"condition   {_filled(each)}" for each in (plan.where, plan.dates) if each[0] != "1"]
    if LISTED in plan.where[0]:
        lines.append("lists       each MATCH within the condition is listed once, in memory")
    lines += [f"hits        {total}" + (f"; {undated} more have no date" if undated else "")]
    lines += [f"sql         {_filled(ranking(archive, plan, total, sort))}"]
    again = f"the first {CANDIDATES} once more: words that follow each other, or stand in the lead, go ahead"
    return "\n".join([*lines, *([f"then        {again}"] if sort == "score" and plan.ranked else [])])


def _said(node: Node) -> str:
    """Write a tree with every operator and bracket that was left unsaid."""
    match node:
        case Word(text, prefix):
            return f"{text}*" if prefix else text
        case Phrase(text):
            return f'"{text}"'
        case Near(left, right, distance):
            return f"{_said(left)} NEAR/{distance} {_said(right)}"
        case Not(part):
            return f"NOT {_said(part)}"
        case In(column, part):
            return f"{column}:{_said(part)}"
        case Value(field, value):
            return f"{field}:{value}"
        case All(parts) | AnyOf(parts):
            return f"({(' AND ' if isinstance(node, All) else ' OR ').join(map(_said, parts))})"


def _filled(condition: Condition) -> str:
    """Write a statement with its values in their places, for reading; it is never run like this."""
    sql, values = condition
    first, *rest = sql.split("?")
    shown = [*map(_literal, values), *["?"] * (len(rest) - len(values))]  # limit and offset are not known here
    return first + "".join(value + piece for value, piece in zip(shown, rest, strict=True))


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
