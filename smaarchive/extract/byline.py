"""The byline of a plain page: who is credited for the text, near the headline or after the last paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ..lexicon.folding import fold
from ..lexicon.given_names import is_given
from ..lexicon.outlets import agency_by_name, outlet_by_name
from ..lexicon.phrases import furniture, is_label
from .byline_closing import closing_credits, is_biography
from .byline_entries import signers, without_signers
from .byline_groups import with_groups, without_accounts, without_photographers, without_teasers
from .byline_label import cut_dates, cut_photographer, is_promising, label_words, segments, split_label
from .byline_others import is_contact, is_of_another, is_written_about
from .byline_signature import bracketed, opening, signature
from .byline_weak_label import is_doubtful
from .captions import is_caption, is_credited_beside
from .credit import KOREAN_CREDIT, Credit, credit_of
from .dates import stamps
from .layout import Layout
from .name_words import ACCOUNTS, BY, ROLES
from .names import read_names, unglue, without_address
from .names_uncased import Reading
from .publication import others_below

LONGEST = 170  # characters of a line that may hold a byline
LONGEST_BARE = 120  # and of one without a label
ABOVE, BELOW = 16, 18  # lines around the first sentence of the body that are looked at
BELOW_PRINT = 3  # lines below an earlier print of the headline that are looked at
BEFORE, AFTER = 8, 16  # lines around the last sentence of the body that are looked at
_ABOVE_NAMES = ("author of the article", "about the author", "über den autor")
_PORTRAIT = re.compile(
    r"(?:picture|photo|image|avatar|portrait|headshot) of |(?:profil)?bild (?:von|av) |(?:author|profile) image "
    r"|foto de perfil de |(?:alt|ver)?fasserbild ",
    re.IGNORECASE,
)
_PHOTO = re.compile(
    r"(?:photos?|pictures?|images?|fotos?|fotografie|bild(?:er|rechte|quelle)?|crédits?(?: photo)?|credits?"
    r"|video|grafik|graphic|illustration|beeld|фото|사진|写真)(?: by| von| de| di| door| av)?\s?[:/=]|[©ⓒ]"
    r"|copyright\b|사진 (?=[가-힣]{2,4} ?기자)|(?:photo|foto|image|picture)s? (?:by|von|de|di|av)\b",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(?:getty|imago|shutterstock|istock|alamy|adobe ?stock|picture[ -]alliance|unsplash|pixabay|zuma ?press"
    r"|(?:ap|afp|epa|reuters|dpa) ?photos?|nurphoto|sipa|fotograf\w*|photograph(?:er|e|y)\b)"
)
_CONTRIBUTED = re.compile(r"\bcontributed (?:to (?:this|the)\b|reporting\b|research\b)")
_OPENS, _CLOSES = '“„«"‘', '”“»"’'  # of a quotation
_KOREAN_DATELINE = re.compile(r"^[\[(（【](?:[^\])）】]{1,14}[=＝])?[^\])）】]{2,12}[\])）】]\s?")
_JAPANESE_DATELINE = re.compile(r"^【[^【】＝=]{1,12}[＝=](?P<names>[^【】]{2,16})】")

_TAIL = 70  # characters at the end of a paragraph, which may begin inside a name
_KOREAN_TAIL = re.compile(r"(?:^|[.)\s\]])((?:[가-힣]{2,4}[·,\s]{0,2}){1,3}\s?기자)(?=[\s\[(=]|$)")
# "新华社北京4月24日电（记者王小明、李大华）"
_CHINESE_DATELINE = re.compile(
    r"^[^。（()）]{0,40}[(（][^（()）]{0,8}?[记記]者[\s：:]?(?P<names>[^（()）\d]{2,24})[)）]"
)


def credits(layout: Layout, headline: int | None) -> list[Credit]:
    """Find every credit that could be the byline."""
    found: list[Credit] = []
    end = _end(layout)
    signing = signers(layout)
    lines = sorted(_lines(layout, headline) | (set(signing.values()) if len(signing) == 1 else set()))
    for i in lines:
        if i >= end:
            found += closing_credits(i, *(block.text for block in layout.blocks[i : i + 2]))
        if i in (end, end + 1) and not (i and is_caption(layout.blocks[i - 1].text)):
            found += bracketed(i, layout.blocks[i].text)
        found += _in_line(layout, i, headline)
    known = {credit.key for credit in found}
    found += [one for i in lines if (one := signature(i, layout.blocks[i].text)) and one.key not in known]
    start, last = layout.stretch
    written = without_signers(_whole(found), signing, start)
    written = without_photographers(written, layout)
    written = without_teasers(written, others_below(layout, last))
    written = without_accounts(written, start)
    return with_groups(written)


def _whole(found: Sequence[Credit]) -> list[Credit]:
    """Leave out the credits that name some of the writers that a dateline names: their own pages' links."""
    datelines = [set(one.key) for one in found if one.form == "dateline" and one.authors]
    return [one for one in found if not any(set(one.key) < names for names in datelines)]


def _end(layout: Layout) -> int:
    """Return the last line of the text, or the first of the notes on the writers that stand there as text."""
    first, end = layout.stretch
    while end - 1 > first and is_biography(layout.blocks[end].text) and is_biography(layout.blocks[end - 1].text):
        end -= 1
    return end


def _lines(layout: Layout, headline: int | None) -> set[int]:
    """Choose the lines that are looked at: around the headline, around the first sentence, after the last."""
    count = len(layout.blocks)
    first, last = layout.stretch
    top = first if headline is None else min(headline, first)
    chosen = {
        *range(max(0, top - 4), min(top + ABOVE, count)),
        *range(max(0, first - ABOVE, 0 if headline is None else top - 4), min(first + BELOW, count)),
    }
    chosen |= {*range(max(0, last - BEFORE), min(last + AFTER, count))}
    return chosen | below_earlier_prints(layout, headline)


def below_earlier_prints(layout: Layout, headline: int | None) -> set[int]:
    """Return the dated lines right below where the headline stands before: the byline is between its two prints."""
    if headline is None or layout.times(headline) < 2:
        return set()
    prints = [i for i in range(headline) if layout.folded[i] == layout.folded[headline]]
    below = {at for i in prints for at in range(i + 1, min(i + 1 + BELOW_PRINT, headline))}
    return {at for at in below if stamps(layout.blocks[at].text)}


def _in_line(layout: Layout, i: int, headline: int | None) -> Iterator[Credit]:
    """Find the credits of one line."""
    text = layout.blocks[i].text
    prose = layout.body[i] and layout.measures[i].score > 0
    if len(text) > LONGEST or layout.measures[i].score > 0:
        yield from _in_paragraph(layout, i, text)
    if len(text) > LONGEST or (prose and (text.isascii() or not KOREAN_CREDIT.search(text))):
        return
    below_label = _is_label_line(layout, i - 1)
    if (not below_label and (not is_promising(text) or _is_furniture(text))) or is_contact(layout, i):
        return
    cut = cut_photographer(unglue(without_address(cut_dates(text))))
    plain = " ".join(cut.lstrip("/ ").split())
    dateline = _KOREAN_DATELINE.match(plain)
    if dateline and not read_names(plain[dateline.end() :]).rest:
        plain = plain[dateline.end() :]  # `(워싱턴=연합뉴스) 홍길동 특파원`
    if not plain or _PHOTO.match(plain) or _CONTRIBUTED.search(plain) or is_of_another(plain):
        return
    parts = segments(plain)[1:]
    label, rest, inside = _label_of(plain, parts)
    if not label and below_label:
        label, rest, inside = "above " + fold(layout.blocks[i - 1].text), plain, False
    if label and is_doubtful(i, label, read_names(rest, labelled=True), layout, headline):
        return
    if label:
        yield from _labelled(i, label, rest, inside)
        return
    portrait = _PORTRAIT.match(plain)
    if portrait:
        yield from credit_of(i, read_names(plain[portrait.end() :]), "portrait")
        return
    if _is_beside_others(layout, i):
        return
    for segment in (plain, *parts) if len(plain) <= LONGEST_BARE or "|" in plain else ():
        credits = [
            credit for credit in _bare(i, segment, layout) if credit.authors or segment.strip(" |") == plain.strip(" |")
        ]
        yield from credits
        if credits:
            return


def _is_beside_others(layout: Layout, i: int) -> bool:
    """Tell a name of whom a picture shows or a quotation is: bare names there are of no writer."""
    text, above = layout.blocks[i].text, layout.blocks[i - 1].text if i else ""
    quoted = i > layout.start and above[0] in _OPENS and above[-1] in _CLOSES
    return text[0] in ":;," or quoted or is_credited_beside(layout.blocks, i)


def _label_of(text: str, parts: Sequence[str]) -> tuple[str, str, bool]:
    """Part a label from what is behind it; say whether it stands inside the line, at the head of none of its parts."""
    label, rest = split_label(text)
    if label and text.find(rest) <= len(label) + 3:
        return label, rest, False
    for part in parts:
        word, names = split_label(part)
        if word.split(" ")[-1] in BY and part.find(names) <= len(word) + 3:
            return word, names, False
    return label, rest, True


def _in_paragraph(layout: Layout, i: int, text: str) -> Iterator[Credit]:
    """Find the writer in a paragraph's dateline, or behind its last sentence."""
    japanese = _JAPANESE_DATELINE.match(text) if text[0] == "【" else None
    if japanese:
        yield from credit_of(i, read_names(japanese["names"]), "dateline")
    chinese = _CHINESE_DATELINE.match(text) if text[0] >= "\u3000" else None
    if chinese:
        yield from credit_of(i, read_names(chinese["names"], labelled=True), "dateline")
    dateline = _KOREAN_DATELINE.match(text) if text[0] in "[(（【" else None
    if dateline and not is_caption(text):  # which has its photographer in it
        yield from opening(i, text)
        yield from credit_of(i, read_names(text[dateline.end() : dateline.end() + 40].split("=")[0]), "dateline")
    tail = _KOREAN_TAIL.search(text, max(0, len(text) - _TAIL)) if "기자" in text and layout.body[i] else None
    if tail:
        yield from credit_of(i, read_names(tail[1]), "tail")


def _is_label_line(layout: Layout, i: int) -> bool:
    """Tell whether a line is a label alone: `By`, `Author of the article:`."""
    if i < 0 or len(layout.blocks[i].text) > 30:
        return False
    text = layout.folded[i].strip(" :")
    if (text not in label_words()[0] or is_label("section", text)) and text not in _ABOVE_NAMES:
        return False
    return layout.blocks[i].text[-1:] == ":" or not is_label("role", text)  # that would stand below a name


def _labelled(i: int, label: str, text: str, inside: bool) -> Iterator[Credit]:
    """Read the credit behind a label: persons, or the desk or agency that stands for them."""
    form = "above" if label.startswith("above ") else "inside" if inside else "label"
    reading = read_names(text, labelled=True)
    strong = label.removeprefix("above ").split(" ")[-1] in BY
    reading = _with_role(reading, text)
    if form == "above" and reading.rest == "words" and reading.persons and not is_given(reading.persons[0]):
        return  # what stands below an empty label
    if reading.persons or (
        reading.others
        and ((strong and not inside) or outlet_by_name(reading.others[0]) or is_label("nobody", reading.others[0]))
    ):
        if not inside or reading.rest != "words":
            yield from credit_of(i, reading, form, label)
        return
    if not strong or inside:
        return
    printed = re.split(r"\s[|•·/–—-]\s|\s\||,\s(?:in|aus)\s|,", text)[0].strip(" |,;:·")
    if (
        2 <= len(printed) <= 36
        and printed[0].isalnum()
        and (printed[0].isupper() or is_label("nobody", printed))
        and not _is_furniture(printed)
    ):
        kind = "desk" if is_label("nobody", printed) else "one word" if " " not in printed else "something"
        yield Credit(printed, (), i, f"{form} {kind}", reading.rest, label)


def _with_role(reading: Reading, text: str) -> Reading:
    """Keep a role that is printed behind a comma: `Riku Tanabe, Nikkei staff writer`."""
    if not reading.persons:
        return reading
    _, printed, behind = text.partition(reading.printed)
    role = re.match(r",\s[\w’' -]{3,40}(?=$|\s?[|•·(])", behind)
    if role is None or not any(word.casefold() in ROLES for word in role[0].split()[-2:]):
        return reading
    return replace(reading, printed=printed + role[0].rstrip())


@lru_cache(4096)
def _is_furniture(text: str) -> bool:
    """Tell whether a line is a menu's."""
    return is_label("section", text) or bool(furniture(text))


def _bare(i: int, segment: str, layout: Layout) -> Iterator[Credit]:
    """Read names that stand on a line without a label."""
    text = layout.blocks[i].text
    if len(segment) > LONGEST_BARE or "©" in text or _is_furniture(segment):
        return
    reading = read_names(segment)
    if any(is_written_about(name, layout, i) for name in reading.persons):
        return
    if (not reading.persons and (reading.rest == "words" or not reading.others)) or _STOCK.search(text.lower()):
        return
    form = ("names" if segment == text else "names cut") + (" lower" if segment.islower() else "")
    if reading.rest == "words" and not reading.others and not _may_be_followed(reading.persons[0], text):
        return  # a sentence or a caption about somebody: 465 on the development pages, 15 of them of writers
    if not reading.persons and (is_label("role", reading.others[0]) or is_label("byline", reading.others[0])):
        return  # an empty `Reporter :`
    reading = _with_role(reading, segment)
    if (
        reading.others
        and reading.persons
        and agency_by_name(reading.others[-1])
        and re.search(r"/\s?" + re.escape(reading.others[-1]), segment)
    ):
        return  # a photographer and his agency
    if reading.persons and not reading.others and len(segment) > len(reading.printed) + 45:
        return
    yield from credit_of(i, reading, form)


def _may_be_followed(name: str, text: str) -> bool:
    """Tell whether words may follow a name: behind a day, `21/06/2014 Tony Carter All, Books`, or a Korean role."""
    return bool(KOREAN_CREDIT.search(text)) or (text[0].isdigit() and is_given(name) and name in text)


def choose(found: Sequence[Credit], chances: Sequence[float]) -> tuple[Credit, float] | None:
    """Choose the credit whose persons are likeliest over all the lines that name them; none where it is an account."""
    together: dict[tuple[str, ...], float] = {}
    for credit, chance in zip(found, chances, strict=True):
        together[credit.key] = together.get(credit.key, 0.0) + chance
    if not together:
        return None
    best = max(together, key=together.__getitem__)
    _, at = max((chance, -i) for i, chance in enumerate(chances) if found[i].key == best)
    chosen = found[-at]
    return (chosen, together[best]) if chosen.authors or fold(chosen.byline) not in ACCOUNTS else None
