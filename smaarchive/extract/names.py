"""Names in a credit: persons told from roles, outlets, places and addresses, by walking its words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ..lexicon.given_names import is_given
from ..lexicon.outlets import agency_by_name, outlet_by_name
from ..lexicon.phrases import is_label
from .name_words import ARTICLES, CONJUNCTIONS, GENERAL, OUTSIDERS, PARTICLES, ROLES, SUFFIXES
from .names_lower import lowered_names
from .names_outlets import is_paper, is_station, outlet_around, site_behind
from .names_uncased import Reading, is_other, is_outlet, is_uncased_person, read_uncased

_LONGEST_NAME, _LONGEST_PART, _LONGEST_CREDIT = 45, 22, 1000  # characters of a name, of one of its words, of a credit
_WORD = re.compile(r"[^\W_][\w’'`´\-‐‑.]*")
# behind `in`, `for`, `at`: what is neither a place nor an outlet, `Clenched Fists in the cold wind`
_GOES_ON = re.compile(
    r"(?: (?:the|an?|de[rnms]?|die|das|la|les?|el|los|il)(?= ))?+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
    r" (?!(?:in|for|at|from|on|via|and|und|y|et|e|of|am|im|bei|del?|la|do|da|di) )"
    r"[^\W\d_A-ZÀ-Þ]{2,}(?=[\s,]|$)"
)
_SERVICE = r"(?:U\.S\. )?(?:(?:Army|Navy|Air Force|Marine|Marine Corps) )?"
_GRADE = r"(?:(?:Staff|Master|Tech\.?|Technical|Senior|Chief|Lance|First|1st|Second|2nd|Gunnery|Command) )*"
# before a name: `Dr.`, `Lt. Col.`, `Army Staff Sgt.`, `Petty Officer 2nd Class`; not `Major`, which is a name too
_TITLE = re.compile(
    rf"(?:(?:{_SERVICE}{_GRADE}(?:Sgt|Lt|Col|Gen|Maj|Capt|Cpl|Pfc|Pvt|Spc|Adm|Cmdr)\.(?: (?:1st|First) Class)?"
    rf"|{_SERVICE}(?:Sergeant|Lieutenant|Colonel|Captain|Corporal|Specialist|Senior Airman|Airman 1st Class"
    r"|(?:Chief )?Petty Officer(?: \w+ Class)?)"
    r"|Drs?\.?|Prof\.|Professor|Rev\.|Sen\.|Rep\.|Amb\.|Gov\.|Mrs?\.|Ms\.)\s)+(?=[^\W\d_])"
)
_AND = "|".join(sorted(CONJUNCTIONS))
_SEPARATOR = re.compile(
    rf"\s{{0,3}}(?:[,;/|&＆、・·•–—:+=]|\([^()]{{0,60}}\)(?:\s(?:{_AND})(?=\s))?)\s{{0,3}}"
    rf"|\s{{1,3}}(?:-{{1,3}}|{_AND})\s{{1,3}}",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[,;/|&＆、・·•–—:+=(-]")
# `USFK Public Affairs`
_OFFICE = re.compile(r"((?:[\w.]{1,20} ){1,4})(?:Public Affairs(?: Office)?|Press Office)\b")
_JOINING = frozenset(",;&＆/、|")
_ELIDED = ("d'", "d’", "l'", "l’")
_ADDRESS = re.compile(
    r"[\[(<]?\s?(?:mailto:)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}\s?[\])>]?|@\w{2,30}|https?://\S+|www\.\S+|\(\s?\)"
)
# `Luis Mora (Enviado especial)`
_BESIDE = re.compile(r"\(([^()]{3,60})\)")
_WITH_AGENCY = re.compile(r"([\w’' .-]{2,30}) (?:avec|mit|with|con|com|met|med) (?:the )?([\w .-]{2,20})")
_NEVER_IN_NAMES = ("'s", "redaktion", "Redaktion", "-Studio")  # `Patrick's Discussions`, `MM-Redaktion Palma`
_GLUED = re.compile(r"(?<![^\W_])([^\W\d_]*[a-zß-ÿ]\.?)(?=[A-ZÀ-Þ][a-zß-ÿ]|[A-ZÀ-Þ]{2}[A-ZÀ-Þ-])")
_GLUE = re.compile(r"[A-ZÀ-Þ](?:(?<=[a-zß-ÿ].)|(?<=[a-zß-ÿ]\..))")  # of large letters there are few
_GLUED_LABEL = re.compile(r"(?<=[A-Z]{2})By ")  # `APBy Tal Axelrod`
_PREFIX = re.compile(r"(?:Ma?c|De|Di|Du|La|Le|Lo|Da|Van|Von|Ten|Fitz|O|El|Al|St|Saint|Mc|[A-Z]\.(?:[A-Z]\.){0,3})")


def without_address(text: str) -> str:
    """Remove addresses and handles from a credit, and white space around it."""
    if any(sign in text for sign in ("@", "http", "www.", "()", "( )")):
        text = " ".join(_ADDRESS.sub(" ", text).split())
    return text.strip(" ,;:|•·")


def unglue(text: str) -> str:
    """Part words that were glued together: `ByTal Axelrod`, `Sophie FosterTravel Reporter`; `McDonald` stays."""
    text = _GLUED_LABEL.sub(" | By ", text) if "By " in text else text
    return _GLUED.sub(_parted, text) if _GLUE.search(text) else text


def _parted(match: re.Match[str]) -> str:
    """Put a space behind a label, a bar between a name and what is glued to it."""
    word = match[1]
    if word.casefold() in ("by", "von", "par", "por", "di"):
        return word + " "
    return word if _PREFIX.fullmatch(word.rpartition("-")[2]) or word.casefold() in GENERAL else word + " | "


def is_person(text: str) -> bool:
    """Tell whether the text has the form of one person's name."""
    if len(text) > _LONGEST_NAME:
        return False
    uncased = is_uncased_person(text)
    if uncased is not None:
        return uncased
    found = read_names(text)
    return found.persons == (text,) or (
        len(found.persons) == 1 and not found.rest and not found.others and len(found.persons[0]) >= len(text) - 4
    )


@lru_cache(4096)  # who writes for an outlet does so again
def persons(credit: str) -> tuple[str, ...]:
    """Name the persons of a credit in printed order, roles, outlets and addresses removed."""
    return read_names(unglue(without_address(credit[:_LONGEST_CREDIT]))).persons


def read_names(text: str, labelled: bool = False) -> Reading:
    """Read a credit from its first word on, until one that is in no name; `labelled` text needs less to be a name."""
    lowered = lowered_names(text)
    if lowered:
        return Reading(lowered, (), text.strip(" ,|"))
    return _with_agency(text) or read_uncased(text, labelled) or _Walk(text, labelled).go().reading()


def _with_agency(text: str) -> Reading | None:
    """Read an outlet beside an agency: its name may be a mere word there, `Le Parisien avec AFP`, `Spiegel mit dpa`."""
    match = _WITH_AGENCY.fullmatch(text) if len(text) <= _LONGEST_NAME else None
    both = match and outlet_by_name(match[1]) and agency_by_name(match[2])
    return Reading((), match.groups(), text) if match and both else None


class _Walk:
    """One pass over a credit in a script with capitals, part by part: between commas, bars and conjunctions."""

    def __init__(self, text: str, labelled: bool) -> None:
        self.text = text
        self.labelled = labelled
        self.persons: list[str] = []
        self.others: list[str] = []
        self.span: tuple[int, int] | None = None
        self.rest = ""
        self.after = ""  # the last separator
        self.joined = True  # whether only a comma or a conjunction stands since the last name

    def go(self) -> "_Walk":
        """Walk the parts."""
        start = 0
        for separator in chain(_separators(self.text), (None,)):
            end = separator.start() if separator else len(self.text)
            outlet = outlet_around(self.text, separator) if separator else end
            if start < outlet < end:  # `JANE ROE STARS AND STRIPES`
                self._part(start, outlet)
                self.rest = "outlet"
                break
            if self.text[start:end].strip() and not self._part(start, end):
                break
            if separator:
                self.after = separator[0].strip()
                self.joined = self.joined and separator[0].strip() in _JOINING | CONJUNCTIONS
                start = separator.end()
        return self

    def _part(self, start: int, end: int) -> bool:
        """Read what stands between two separators; False where the credit ends with it."""
        while start < end and not self.text[start].isalnum():
            start += 1
        part = self.text[start:end].strip(" -")
        if not part:
            return True
        if len(part) <= 40 and is_other(part):
            if self.span and is_label("role", part):
                self.rest = "role"
            return self._take(part, start, self.others)
        if self.persons and self.after == "," and is_paper(part):
            self.rest, self.joined = "outlet", False
            return True
        office = _OFFICE.match(part)
        if office and not is_given(part):
            return self._take(office[0], start, self.others)
        part = office[1].rstrip() if office else part
        title = _TITLE.match(part)
        before = title.end() if title else 0
        part, start = part[before:], start + before
        words, why = _capitalised(part)
        site = site_behind(words, part) if why else ""
        if site:
            words, why = words[: -len(site)].rstrip(), "outlet"
        if is_station(words):
            return self._take(words, start, self.others)
        site = _site_before(words)
        if site:
            words, start = words[len(site) :].lstrip(), start + len(site) + 1
        name = _once(words)
        several = _run_together(name)
        if several:
            self.rest = why
            for one in several:
                self._take(one, start + part.find(one), self.persons)
            return why != "words"
        if is_name(name) and not (name.isupper() and self.persons and not self.persons[0].isupper()):
            self.rest = why
            return self._take(name, start, self.persons, before) and why != "words"
        if self.labelled and not self.span and name == part and 2 < len(name) <= 30 and " " not in name:
            return self._take(name, start, self.others)
        self.rest = why or (self.rest if self.rest == "role" else "place" if self.span and len(part) < 40 else "words")
        self.joined = False
        return self.span is not None and self.rest != "words"

    def _take(self, name: str, start: int, among: list[str], titled: int = 0) -> bool:
        """Note a name, and widen the span of what is printed, its title too, where it follows the last directly."""
        if name in among:
            return True
        among.append(name)
        if among is self.others and self.persons and self.after == ",":
            return True
        if self.span is None or self.joined or among is self.persons:
            self.span = (start - titled if self.span is None else self.span[0], start + len(name))
            self.joined = True
        return True

    def reading(self) -> Reading:
        """Sum up the walk."""
        printed = self.text[slice(*self.span)] if self.span else ""
        beside = _BESIDE.search(self.text) if self.persons and not self.rest else None
        if beside and any(word.casefold() in ROLES for word in beside[1].split()):
            self.rest = "role"
        return Reading(tuple(self.persons), tuple(self.others), printed, self.rest)


def _separators(text: str) -> Iterator[re.Match[str]]:
    """Find what parts a credit; most have no sign of it, which is faster looked for."""
    if _SIGN.search(text) or not CONJUNCTIONS.isdisjoint(text.lower().split()):
        return _SEPARATOR.finditer(text)
    return iter(())


def _capitalised(part: str) -> tuple[str, str]:
    """Return the leading words of a part that could be a name, and what follows them."""
    end = last = 0  # of the last word of the name; of the last word
    for token in _WORD.finditer(part):
        word, low = token[0], token[0].casefold().rstrip(".")
        if part[last : token.start()].strip(" '’"):
            return part[:end], "words"
        last = token.end()
        if word[0].isupper() and len(word) == 2 and word[1] == ".":
            end = last
        elif low in ROLES:
            return part[:end], "role"
        elif low in OUTSIDERS and not (word[0].isupper() and is_given(word)):  # `Min` is a name
            return part[:end], "words" if _GOES_ON.match(part, last) else "role"
        elif low in GENERAL:
            return part[:end], "words"
        elif word[0].isupper() and len(word) <= _LONGEST_PART and not any(map(str.isdigit, word)):
            end = last
        elif not ((low in PARTICLES and word[0].islower()) or word[:2] in _ELIDED or word[:3] in ("al-", "el-")):
            return part[:end], "digits" if word[0].isdigit() else "words"
    why = "words" if part[end:].strip(" .") else ""
    name = part[:end]
    whole = name[-2:-1] in (".", " ") or name.rpartition(" ")[2].casefold().rstrip(".") in SUFFIXES
    return name if whole else name.rstrip(".-"), why


def _site_before(words: str) -> str:
    """Return the outlet that stands before a name: `Ouest-France Jane ROE`."""
    first, _, rest = words.partition(" ")
    return first if rest.count(" ") and not is_given(first) and is_outlet(first) and is_name(rest) else ""


def _once(name: str) -> str:
    """Say once what was said twice: `Martin Gramnæs Martin Gramnæs`."""
    half = len(name) // 2
    return name[:half] if len(name) % 2 and name[half] == " " and name[:half] == name[half + 1 :] else name


def _run_together(name: str) -> list[str]:
    """Part the names of two or three persons that stand side by side: `Anna Berg Otto Kern`."""
    words = name.split()
    if len(words) not in (4, 6) or any(word.casefold() in PARTICLES for word in words):
        return []
    if not all(map(is_given, words[::2])) or any(map(is_given, words[1::2])):
        return []
    return [f"{first} {last}" for first, last in zip(words[::2], words[1::2], strict=True)]


@lru_cache(4096)
def is_name(name: str) -> bool:
    """Tell whether capitalised words are formed as a person's name is: two to five of them, none a common word."""
    words = name.replace("’", "'").split()
    if not 2 <= len(words) <= 6 or len(name) > _LONGEST_NAME:
        return False
    full = [word for word in words if len(word.rstrip(".")) > 1]
    if not full or not any(len(word.rstrip(".")) > 2 for word in full):
        return False
    if words[0].casefold() in ARTICLES or any(word.endswith(_NEVER_IN_NAMES) for word in words):
        return False
    if len(words) == 2 and len(words[1]) == 1 and not is_given(name):
        return False  # `Ilanga D`: an account
    return not any(word.casefold().rstrip(".") in GENERAL for word in full) and not any(
        is_label(kind, name) for kind in ("section", "published", "updated")
    )
