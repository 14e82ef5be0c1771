"""Pages made up at random of what credits are made of, and of what JSON-LD may say: seldom hit by damage to a file."""

import json
from html import escape
from random import Random

NAMES = (
    "Ann Berg|Bo Dahl|Mark Di Stefano|JANE ROE|jane roe|Roe Jr.|J. K. Roe|van der Berg|Von Berg|Min|Roe|홍길동|김 영희"
    "|山田花子|王小明|Staff|AFP|Yonhap|연합뉴스|The Korea Times"
).split("|")
LABELS = (
    "By|by|Von|von|Par|Por|Di|By:|Written by|Photo:|Fotos:|AP Photo/|글|사진|기자|특파원|文／|写真|記者"
    "|Updated|Published:|입력|Editor:|Reporting by|(Yonhap)|(END)|Contact|and|und|et|©|@roe"
    "|roe@example.org|https://example.org/|Dr.|Reporter|, Zürich"
).split("|")
DAYS = (
    "May 6, 2020|6. Mai 2020|2020-05-06|2020.05.06|06/05/2020|2020년 5월 6일|令和2年5月6日|12:30|12:30 p.m. KST"
    "|12:30 +92:99|Mon.|Tuesday,|3 hours ago|5 min read|2020-13-45|0001-01-01T00:00:00Z|2020-05-0612:30|May|2020|1,234"
).split("|")
PLACES = "Seoul|Wien,|WASHINGTON|SEOUL, May 6|(서울=연합뉴스)|【ソウル＝山田花子】|新华社北京4月24日电（记者".split("|")
MARKS = (
    *" ,;:.|/•·-–—=＝@&()[]【】\"'“”‘’«»<>*#\t\xa0\u3000\u200b\u2028\x1b",
    "  ", " | ", " / ", " - ", " -- ", ", ", ": ",
)  # fmt: skip
KINDS = (NAMES, NAMES, LABELS, LABELS, DAYS, PLACES)
TEXT = "The two sides met in Seoul on Monday, an official said, and more of these talks are to follow in the spring."
ELEMENTS = ("p", "p", "div", "h1", "li", "time", "figcaption", 'span class="byline"', 'p class="date"', 'a href="/a"')
KEYS = (
    "@type @id @graph headline name datePublished dateModified author creator publisher isPartOf articleSection url"
    " mainEntityOfPage inLanguage description articleBody"
).split()
TYPES = ("NewsArticle", "WebPage", "Person", "Organization", "http://schema.org/Article", "")


def line(rand: Random) -> str:
    """Put a few words of credits together, with any mark between them."""
    pieces = [rand.choice(MARKS)] if rand.random() < 0.2 else []
    for _ in range(rand.randint(1, 5)):
        pieces += [rand.choice(rand.choice(KINDS)), rand.choice(MARKS) if rand.random() < 0.4 else " "]
    return "".join(pieces)


def lines(rand: Random) -> list[str]:
    """Make the lines of a page: credits around a text, and at its ends."""
    text = [rand.choice(("", line(rand))) + TEXT + rand.choice(("", line(rand))) for _ in range(rand.randint(0, 3))]
    return [*(line(rand) for _ in range(rand.randint(1, 6))), *text, *(line(rand) for _ in range(rand.randint(0, 3)))]


def thing(rand: Random, depth: int = 3) -> object:
    """Make up a value of JSON-LD, of a kind that need not be that of its key."""
    kind = rand.randrange(8)
    if kind < 2 and depth:
        return {rand.choice(KEYS): thing(rand, depth - 1) for _ in range(rand.randint(0, 5))}
    if kind == 2 and depth:
        return [thing(rand, depth - 1) for _ in range(rand.randint(0, 3))]
    return rand.choice((None, True, 3, 1e99, "", "http://[", rand.choice(TYPES), line(rand), line(rand)))


def page_of_lines(rand: Random) -> tuple[bytes, str]:
    """Make a page of such lines, and tell its format."""
    if rand.random() < 0.5:
        return "\n\n".join(lines(rand)).encode(), "text"
    keyed = {key: thing(rand) for key in rand.sample(KEYS, 6)}
    declared = json.dumps({**keyed, "@type": rand.choice(TYPES)}).replace("<", "")
    shown = [(rand.choice(ELEMENTS) if len(text) < len(TEXT) else "p", text) for text in lines(rand)]
    body = "".join(f"<{element}>{escape(text)}</{element.split()[0]}>" for element, text in shown)
    return f'<!DOCTYPE html><script type="application/ld+json">{declared}</script>{body}'.encode(), "html"
