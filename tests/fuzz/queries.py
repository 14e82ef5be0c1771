"""Queries made up at random: by a grammar, so that every construct meets every other, and damaged as typing damages."""

from random import Random

WORDS = (
    "unpaid leave talks korea US us U.S. furlough deal 방위비 분담 무급휴직을 SMA가 駐留 cost-sharing 50% won café "
    "don't ROK defence Jeong Eun-bo the zyzzyva 1991 ﬁnal ＳＭＡ x"
).split()
TEXT_FIELDS = ("headline", "body", "caption", "captions", "by", "HEADLINE")
VALUES = (
    "outlet:herald", 'outlet:"korea times"', "agency:yonhap", "section:diplomacy", "lang:ko", "source:0007", "id:3,5",
    "id:2..9", "story:1", "date:2020", "date:2020-04..", "date:>=2019-12-01", "date:90d..", "since:2020",
    "until:2021-03", "has:byline", "is:edited",
)  # fmt: skip
BROKEN = ("date:20-13", "id:x", "has:wings", "is:late", "date:..", "outlet:-", "since:soon", "story:")
NOISE = "\"'“”„«»()-*:+^{}[]\\%_;~/.,!?\0\x07\t\n\u200b\u202e\ufeff\ud800\U0001f600é²𞤀을ｶﾞ"


def query(rand: Random, depth: int = 3) -> str:
    """Make a query that has nothing wrong with it."""
    kind = rand.randrange(9) if depth else rand.randrange(4)
    if kind < 3:
        return leaf(rand)
    if kind == 3:
        return f"{leaf(rand)} NEAR{rand.choice(('', '/0', '/3', '/999'))} {leaf(rand)}"
    if kind == 4:
        return f"{rand.choice(('-', 'NOT '))}{_bracketed(rand, depth)}"
    if kind == 5:
        return f"{rand.choice(TEXT_FIELDS)}:{_bracketed(rand, depth)}"
    joiner = rand.choice((" ", " ", " OR ", " AND ", " AND NOT "))
    return joiner.join(_bracketed(rand, depth) for _ in range(rand.randint(2, 4)))


def leaf(rand: Random) -> str:
    """Make a word, a prefix, a phrase, or a field that is compared."""
    kind = rand.randrange(10)
    if kind == 0:
        return rand.choice(VALUES)
    if kind == 1:
        return f"{rand.choice(WORDS)[: rand.randint(1, 6)]}*"
    if kind == 2:
        return '"' + " ".join(rand.choices(WORDS, k=rand.randint(1, 4))) + '"'
    return rand.choice(WORDS)


def damaged(rand: Random, text: str) -> str:
    """Leave out, double, swap and insert a few characters; sometimes a field's value is one that cannot be."""
    pieces = list(text)
    for _ in range(rand.randint(1, 6)):
        at = rand.randint(0, len(pieces))
        piece = rand.choice((*NOISE, " OR ", " NEAR/3 ", f" {rand.choice(BROKEN)} ", "((((", "-" * 9, "*" * 5))
        pieces[at : at + rand.choice((0, 0, 1, 2))] = [piece]
    return "".join(pieces)


def noise(rand: Random) -> str:
    """Make up characters of all planes, most of them of those that mean something."""
    return "".join(
        chr(rand.choice((rand.randrange(0x80), rand.randrange(0xAC00, 0xAD00), rand.randrange(0x110000))))
        if rand.random() < 0.5
        else rand.choice((*NOISE, *WORDS, *VALUES, " ", "OR", "NOT"))
        for _ in range(rand.randint(0, 60))
    )


def _bracketed(rand: Random, depth: int) -> str:
    inner = query(rand, depth - 1)
    return inner if rand.random() < 0.4 and " " not in inner else f"({inner})"
