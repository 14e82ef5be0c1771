"""How a query was understood, and the SQL that answers it: what `sma search --explain` and `sma help query` print."""

from .connection import Archive
from .grammar import All, AnyOf, In, Near, Node, Not, Phrase, Value, Word
from .query import Condition, Query
from .search import plan_of
from .statements import count, ranking

HELP = """\
A query is words; an article answers when it has all of them, in any order and any case.
Words match by their stem: negotiate finds negotiations and negotiator.

  unpaid leave              all of the words (with --any: one is enough, the best first)
  "unpaid leave"            these words, one behind the other
  unpaid -furlough          not this word; the same as NOT furlough; also -"a phrase", -(a OR b)
  furlough OR "unpaid leave"
  (furlough OR layoff) union
  negotia*                  words that begin so (two letters at least, four such words at most)
  burden NEAR/5 allies      at most five words between them (NEAR alone: ten)
  unpaid AND leave OR wages AND binds closer than OR, words side by side closer than OR too

Fields, before a word, a "phrase" or (brackets):

  headline:offer  body:offer  caption:Esper  by:kim
  outlet:herald             words of the outlet's name, or of an alias; also agency: and section:
  lang:ko  source:clippings id:3,5
  has:byline                also headline date updated outlet agency section dateline language url caption author body
  is:edited                 corrected by hand (sma edit)
  story:3                   the copies of one story (sma story)

Dates include their day; an article without a date never matches one:

  date:2020-04              date:2020   date:2020-04-01
  date:2020-01..2020-06     date:2020-11..   date:>=2020-04-01   date:<2020
  since:2020-04 until:2020-05-15
  date:90d..                the last 90 days; w, m, y are weeks, months, years

Words of the field find each other: US, U.S. and United States (never the pronoun, when typed in capitals); South Korea,
S. Korea, ROK and 한국; SMA, USFK, cost-sharing and burden-sharing, defense and defence; Jeong Eun-bo, Chung Eun-bo and
정은보. --literal turns that off. Groups of your own stand in ~/.config/sma/words.txt, one a line:
KIDA = Korea Institute for Defense Analyses = 한국국방연구원. Any piece of a Korean or Japanese word is found: 분담 finds 방위비분담금을.

What is left open or dangling (a quotation mark, a bracket, a last OR) is read as plain words. From a query, 2,000
characters and 64 words are read. Flags mean the same as fields: --since, --until, --outlet, --by. Examples:

  sma search esper offer -yonhap
  sma search '"13 percent"' OR '"13.6 percent"' since:2020-03
  sma search headline:deal outlet:yonhap date:2021
  sma search 무급휴직 -lang:ko
"""


def explain(archive: Archive, query: Query, sort: str = "score") -> str:
    """Say how a query is understood, what SQLite is asked, and how many articles answer."""
    plan = plan_of(archive, query)
    total, undated = count(archive, plan)
    lines = [f"query       {query.text}", f"understood  {' AND '.join(map(_said, plan.understood))}"]
    lines += ["any word    one of the words is enough"] if query.any_word else []
    lines += [f"match       {plan.match}"] if plan.match else []
    lines += [f"condition   {_filled(each)}" for each in (plan.where, plan.dates) if each[0] != "1"]
    lines += [f"hits        {total}" + (f"; {undated} more have no date" if undated else "")]
    return "\n".join([*lines, f"sql         {_filled(ranking(archive, plan, total, sort))}"])


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
