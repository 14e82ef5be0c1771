"""Names in a byline: persons told from roles, outlets, places and addresses."""

import re
from functools import cache

from smaarchive.lexicon import outlet_by_name

_PARTICLES = "van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|do|dos|das|du|la|le|les|el|al|bin|ibn|ben|af|av|ten|ter|y|e|dela|san|st|abu|mac|o"
_PART = r"(?:[^\W\d_a-zà-öø-ÿ][\w’'`.-]*|(?:{0})\b|[dl][’'][^\W\d_][\w-]+)".format(_PARTICLES)
_PERSON = re.compile(rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.?\s)?[^\W\d_a-zà-öø-ÿ][\w’'`.-]*(?:\s{_PART}){{1,4}}(?:,?\s(?:Jr|Sr|III?|IV)\.?)?")
_KOREAN = re.compile(r"[가-힣]{2,4}")
_JAPANESE = re.compile(r"[\u3400-\u9fff々]{1,4}[\s・]?[\u3400-\u9fff\u3040-\u30ff々]{1,4}")
_BETWEEN = re.compile(r"\s*(?:[,;|/&＆]|、|・|·|\s[-–—]\s)\s*|\s+(?:and|und|et|y|e|ed|og|och|en|ja|i|a|and by|with|mit|with additional reporting by)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"[\[(<]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[\])>]?|\(\s*\)|\[[^\]]*\]|@\w+|https?://\S+")
_ROLE = re.compile(
    r"\b(?:staff|reporters?|correspondents?|writers?|editors?|columnists?|contributors?|contributing|chief|bureau|senior|special|freelance|journalists?|producer|"
    r"redakteur(?:in)?|redaktion|korrespondent(?:in)?|reporter(?:in)?|journalist(?:in)?|autor(?:in)?|journaliste|correspondant|correspondante|redactora?|corresponsal|"
    r"inviat[oa]|giornalista|analyst|fellow|professor|digital|news|desk|team|online|web|politics|political|business|sports?|defen[cs]e|military|diplomatic|"
    r"affairs|national|international|foreign|world|associate|assistant|deputy|managing|multimedia|photographer|service|agency|press|media|group|magazine|newsroom|"
    r"published|updated|posted|minutes?|hours?|days?|ago|read|share|comments?|follow|photo|image|getty|subscribe|am|pm)\b",
    re.IGNORECASE,
)
_KOREAN_ROLE = re.compile(r"\s*(?:선임|수습|인턴|전문|객원)?\s?(?:기자|특파원|논설위원|앵커|記者|特派員)\s*=?")
_NOT_NAMES = frozenset(
    "the a an in on at of for from to and with this that what how why when our my your her his their new all more most top home news world sport sports politics opinion "
    "business culture video photos photo live breaking exclusive analysis read share follow menu search login sign about contact privacy terms cookie cookies january february march april may june july "
    "august september october november december monday tuesday wednesday thursday friday saturday sunday advertisement related latest trending subscribe print email facebook twitter".split()
)


def is_person(text: str) -> bool:
    """Tell whether the text has the form of one person's name."""
    if _KOREAN.fullmatch(text) or _JAPANESE.fullmatch(text):
        return True
    if len(text) > 45 or not _PERSON.fullmatch(text) or _ROLE.search(text):
        return False
    words = text.lower().replace(".", "").split()
    return not any(word in _NOT_NAMES for word in words) and not _is_outlet(text)


@cache
def _is_outlet(text: str) -> bool:
    return outlet_by_name(text) is not None


def without_roles(credit: str) -> str:
    """Remove addresses and what follows a bar or a slash from a credit, and white space around it."""
    text = _ADDRESS.sub(" ", credit)
    text = re.split(r"\s[|•/]\s|\s{2,}|\s+[-–—]\s+", text.strip())[0]
    return " ".join(text.split()).strip(" ,;:|-–—•·(")


def persons(credit: str) -> tuple[str, ...]:
    """Name the persons of a credit in printed order, roles, outlets and addresses removed."""
    text = _KOREAN_ROLE.sub(", ", _ADDRESS.sub(" ", credit))
    found = []
    for part in _BETWEEN.split(text):
        name = " ".join(part.split()).strip(" .,;:|()=")
        name = re.sub(r"^(?:by|von|par|por|di)\s", "", name, flags=re.IGNORECASE)
        if name and is_person(name) and name not in found:
            found.append(name)
    return tuple(found)
