"""How running text names an outlet: as the paper it is in, which people talk to; as another, which it quotes.

What stands before a name and behind it was read off the pages of some 200 publishers, most of which name a paper in
their texts: `told The Globe`, `sagte sie dem Tagesspiegel`, `X kan avslöja` are of their own, `Laut „Washington Post“`,
`newspaper Dagens Nyheter` of another.
"""

import re

# characters that are looked at, in lower case: patterns that ignore case take two and a half times as long
_BEFORE, _BEHIND = 90, 40
_NEAR = 50  # of them before the name, in which the word stands that tells of a quotation, with its article
_ARTICLE = r"(?:(?:the|der|dem|den|die|das|des|zum|zur|le|la|les|l['’]|el|il|lo|de|het|en|ein|a|an) ?)?"
_SAID_TO = re.compile(
    r"\b(?:told|tells|telling|obtained by|seen by|reviewed by|provided to|issued to|emailed to|shared with|contacted by"
    r"|(?:sp(?:oke|oken|eaking)|said|explained|confirmed|exclusively|statement) to|interview(?:ed)? (?:with|by)"
    r"|(?:requests?|questions?) (?:by|from)"
    r"|gegenüber|(?:gespräch|interview) mit|sagte|sagt|erklärte?|erzählte?"
    r"|(?:zeg|zei|vertel)\w{0,3} tegen|tegenover|in gesprek met"
    r"|(?:d[ée]clar|confi|expliqu|indiqu|affirm|assur|racont|précis)\w{1,3} (?:à|au|aux)"
    r"|(?:contacté|interrogé|consulté)e?s? par"
    r"|auprès (?:de|du)"
    r"|(?:dijo|dice|explicó|explica|declaró|contó|cuenta|aseguró|señal\w{1,3}|confirmó|declaraciones) a"
    r"|consultad[oa]s? por"
    r"|(?:disse|afirmou|contou|declarou|explicou) (?:a|ao|à)"
    r"|(?:detto|dice|spiega|racconta|dichiarato) (?:a|al|alla|all['’])"
    r"|(?:sier|siger|säger|sa|sade|fort[eæ]ller|berättar|opplyser|oplyser|bekr[eæ]fter)\b[^.:]{0,40} till?|over for"
    r"|(?:samtal\w?|intervju|interview) med|samtali við|rætt við"
    r"|(?:powiedzi|mówi|przekaz|rozmowie)\w{0,4}\b[^.:]{0,20} (?:dla|z)"
    r"|(?:kanal|channel|newsletter|app) (?:of|von|van|de|di)"
    rf"|follow|mitt|more from)\s{_ARTICLE}$"
    # `sagte Anna Berg von der Stiftung der F.A.Z.`, but `sagte eine Sprecherin der F.A.Z.`
    r"|\b(?:sag|erklär|erzähl|bestätig|berichte|verr[aie])\w{0,5}\b[^.:]{0,60}(?:\s(?:dem|zum)\s"
    r"|(?<!sprecher)(?<!sprecherin)(?<!chef)(?<!chefin)(?<!redakteur)(?<!redakteurin)(?<!reporter)(?<!reporterin)"
    r"(?<!experte)(?<!expertin)(?<!von)(?<!bei)(?<!in)\sder\s)$",
)
ITS_OWN = (  # what a paper calls its own, or does itself
    r"reporter|correspondent|editor|staff|app\b|newsletter|logo|home\b|subscri|premium|plus\b|investigation"
    r"|learned|digital|has contacted|understands"
    r"|korrespondent|redakteur|redaktion|mitglied|abo\b"
)
_DOES_ITSELF = re.compile(
    rf"^(?:'s|’s)?[.\s-]{{0,2}}(?:{ITS_OWN}"
    r"|homepage\b|blog\b|team\b|readers\b|journalist|photograph|interview\b"
    r"|(?:has |have )?(?:contacted|approached|reached out)|can reveal|has (?:learned|obtained)|could not"
    r"|was (?:not |un)able\b"
    r"|kommentator|fotograf|gespräch|anfrage|nachfrage|informationen|recherche|liegt (?:exklusiv )?vor"
    r"|liegen vor|kan (?:av|be|i dag)"
    r"|kunde (?:då |i går )?(?:berätta|avslöja)"
    r"|(?:har|have) (?:vært i kontakt|kontaktet|sökt|varit i kontakt|tagit del|forsøgt)|erfarer|får opplyst"
    r"|a (?:pu consulter|contacté)|ha (?:podido|tenido acceso)|[\w -]{0,18}\bim (?:interview|gespräch)\b"
    r"|(?:의 |와의 |과의 )?(?:취재|통화|인터뷰)|の取材)",
)
_QUOTED = re.compile(
    r"(?:\b(?:according to|laut|nach angaben|wie|selon|d['’]après|según|secondo|segundo|ifølge|enligt|volgens|według"
    r"|via|citing|cited by|quot(?:ed|ing)|reported (?:by|in|on)|reports? (?:by|in|from|on)|published (?:by|in)|wrote in"
    r"|zitier\w+|hänvis\w+|article in|op-ed in|host|(?:news)?papers?|magazine|tabloid|broadcaster|network|channel"
    r"|television|(?:news )?(?:site|outlet|website|agency|portal)"
    r"|daily|weekly|\w*sender|\w*zeitung|\w*magazin|\w*blatt|\w*portal"
    r"|medien|quotidien|journal|hebdomadaire|magazine|chaîne|site|radio|diario|periódico|cadena|revista|medio|giornale|quotidiano"
    r"|rivista|emittente|jornal|emissora|krant|dagblad|zender|omroep|avis\w?|tidning\w{0,2}|kanal\w?"
    r"|gazet\w{1,4}|dziennik\w?"
    rf"|portal\w?|gazetesi|televizyonu|газет\w?|телеканал\w?|агентств\w?)\s{_ARTICLE}|[„«»“\"‘『「])$",
)
_REPORTS = re.compile(
    r"^[”“\"»«’』」]?(?:\s(?:has |hat |har |ha |a )?(?:first )?(?:reported|reports|wrote|writes|said|says|zufolge"
    r"|schrieb|schreibt|berichtet\w?|meldet\w?|rapport\w{1,3}|écrit|affirm\w+|révèl\w+|informó|publicó|public[aó]|scriv\w+|rivel\w+|riport\w+"
    r"|noticiou|schrijft|meldt|skriver|skrev|melder|rapporterar|podaje|pisze|podał)\b"
    r"|[은는이가]?\s?(?:에 따르면|.{0,30}(?:보도|전)했)|によると|.{0,30}報じ)",
)


_SPELLED_OUT = re.compile(r"\s?[(（][A-Z]{2,6}[)）]")  # no paper explains its own name: `Südwestrundfunk (SWR)`


def in_text(text: str, start: int, end: int) -> str:
    """Say how a text tells of the outlet that it names from `start` to `end`: own, quoted, reports, or text."""
    before, behind = text[max(0, start - _BEFORE) : start].lower(), text[end : end + _BEHIND]
    if _QUOTED.search(before, max(0, len(before) - _NEAR)) or _SPELLED_OUT.match(behind):
        return "quoted"
    behind = behind.lower()
    if _SAID_TO.search(before) or _DOES_ITSELF.search(behind):
        return "own"
    return "reports" if _REPORTS.search(behind) else "text"
