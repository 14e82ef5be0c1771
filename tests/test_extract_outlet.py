"""The outlet: what on a small page points to which."""

import pytest

from smaarchive.extract import extract
from smaarchive.extract.features import measure_lines
from smaarchive.extract.layout import Layout
from smaarchive.extract.outlet import namesakes
from smaarchive.extract.outlet_kin import told_apart
from smaarchive.extract.outlet_told import in_text
from smaarchive.lexicon import compile as compiler
from smaarchive.lexicon.outlets import outlets
from smaarchive.lexicon.phrases import labels
from smaarchive.page import Block
from tests.test_extract_assemble import page_of

TITLE = "Garrison workers fear unpaid leave"
TEXT = (
    "Workers of the garrison in Pyeongtaek met for the third time this year and said that unpaid leave had come closer."
)
BODY = [TITLE, TEXT, TEXT + " Again."]


def lay_out(lines: list[str]) -> Layout:
    """Take the lines with the text's sentence for the body; which are, is not the question here."""
    blocks = [Block(line, number) for number, line in enumerate(lines, 1)]
    language, measures = measure_lines(blocks)
    body = [TEXT in line for line in lines]
    return Layout(blocks, measures, [float(kept) for kept in body], body, language)


def signs(lines: list[str]) -> dict[str, dict[str, int]]:
    layout = lay_out(lines)
    return {named.outlet.name: dict(named.kinds) for named, _ in namesakes(layout)}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (BODY, {}),
        (["The Korea Herald", *BODY], {"The Korea Herald": {"alone top": 1}}),
        (
            [*BODY, "Copyright 2020 The Korea Herald. All rights reserved."],
            {"The Korea Herald": {"copyright": 1}},
        ),
        ([f"{TITLE} | The Korea Herald", *BODY], {"The Korea Herald": {"suffix": 1, "title": 1}}),
        (["Another title | The Korea Herald", *BODY], {"The Korea Herald": {"suffix": 1}}),
        ([*BODY, "By Jane van der Roe, The Diplomat"], {"The Diplomat": {"byline": 1}}),
        ([*BODY, "By Monday, Time"], {}),
        ([*BODY, "Stadium tour", "News from The Diplomat of Cairo"], {}),
        ([*BODY, "(", "Image:", "Liverpool Echo)"], {"Liverpool Echo": {"credit": 1}}),
        ([*BODY, "By Lt. Col. Jane Roe"], {}),
        ([*BODY, "hanna@koreaherald.com"], {"The Korea Herald": {"mail": 1}}),
        ([*BODY, "www.koreaherald.com"], {"The Korea Herald": {"host": 1}}),
        ([*BODY, TEXT + " An official told The Korea Herald so."], {"The Korea Herald": {"own": 1}}),
        ([*BODY, TEXT + " Reuters was the first to say so."], {"Reuters": {"text": 1}}),
        ([TITLE, "SEOUL (Reuters) - " + TEXT, TEXT], {"Reuters": {"dateline": 1}}),
        ([*BODY, "Hanna Kim ist ZDF-Reporterin in Seoul."], {"ZDF": {"own line": 1}}),
        ([*BODY, "Hanna Kim is a reporter for The Korea Herald."], {"The Korea Herald": {"own line": 1}}),
        ([*BODY, "About The Korea Herald"], {"The Korea Herald": {"own line": 1}}),
        ([*BODY, "The Korea Herald - a company of the harbour"], {"The Korea Herald": {"opens the end": 1}}),
        (["The Diplomat Regions Topics Magazine Log in", *BODY], {"The Diplomat": {"opens the top": 1}}),
        (["The Diplomat wrote it and Regions read it", *BODY], {}),
        (["Skip to contentKorea HeraldKorea Herald", *BODY], {"The Korea Herald": {"short line": 2}}),
        (
            [*BODY, "Copyright 2019 The Associated Press. This material may not be published or broadcast."],
            {"Associated Press": {"credit": 1}},
        ),
        (
            [*BODY, "© WDR | sportschau.de"],
            {"Westdeutscher Rundfunk": {"copyright": 1}, "Sportschau": {"copyright": 1}},
        ),
        ([*BODY, TEXT + " Das sagte Anna Berg von der Werft dem Tagesspiegel."], {"Tagesspiegel": {"own": 1}}),
        ([*BODY, TEXT + " Expressen kan avslöja mer."], {"Expressen": {"own": 1}}),
        ([*BODY, TEXT + " Laut „New York Times“ war es kurz."], {"The New York Times": {"quoted": 1}}),
        ([*BODY, TEXT + " So said the newspaper Dagens Nyheter."], {"Dagens Nyheter": {"quoted": 1}}),
        ([*BODY, TEXT + " Politico first reported it."], {"Politico": {"reports": 1}}),
        ([*BODY, "Sign up and agree to Politico's Terms of Use and Privacy Policy."], {"Politico": {"terms": 1}}),
        (["Ministry of Foreign Affairs", *BODY], {}),
        ([*BODY, "Foto: Jana Roe, Tagesspiegel"], {"Tagesspiegel": {"staff photo": 1}}),
        ([*BODY, "Photo: Jane Roe/Hindustan Times/Getty Images"], {"Hindustan Times": {"credit": 1}}),
        ([*BODY, "© dpa-infocom, dpa:200304-99-12/5"], {"dpa": {"credit": 2}}),
        ([*BODY, "Read on: https://www.koreaherald.com/view/12"], {"The Korea Herald": {"link": 1}}),
    ],
)
def test_what_points_to_an_outlet(lines: list[str], found: dict[str, dict[str, int]]) -> None:
    assert signs(lines) == found


FINGERPRINTS = {
    f"{outlets()[index].name}: {phrases[0]}": (outlets()[index].name, phrases)
    for index, phrases in compiler.outlets()["fingerprints"]
}


@pytest.mark.parametrize(("name", "phrases"), FINGERPRINTS.values(), ids=list(FINGERPRINTS))
def test_the_furniture_of_one_outlet_alone_gives_it(name: str, phrases: tuple[str, ...]) -> None:
    page = "\n\n".join((TITLE, "By Jane Roe", TEXT, TEXT + " Again.", TEXT, *phrases))
    assert extract(page_of(page)).outlet == name


@pytest.mark.parametrize(
    ("lines", "sure"),
    [
        (["The Korea Herald", *BODY], True),
        (["Reuters", *BODY], True),
        ([f"{TITLE} | Politico", *BODY], True),
        (["Another title | Politico", *BODY], False),
        ([*BODY, "The Korea Herald", "hanna@koreaherald.com"], True),
        ([*BODY, TEXT + " Reuters was the first to say so."], False),
        ([*BODY, "Sign up and agree to Politico's Terms of Use and Privacy Policy."], True),
    ],
)
def test_two_signs_of_itself_or_its_name_at_the_top_are_sure(lines: list[str], sure: bool) -> None:
    layout = lay_out(lines)
    assert [named.sure for named, _ in namesakes(layout)] == [sure]


def test_a_copyright_line_is_no_text_though_it_was_taken_for_it() -> None:
    layout = lay_out([*BODY, f"© 2020 Politico. {TEXT}"])
    assert [dict(named.kinds) for named, _ in namesakes(layout)] == [{"copyright": 1}]


@pytest.mark.parametrize(
    ("said", "talks"),
    [
        ("An official told Politico so.", True),
        ("Politico wrote about it.", False),
        ("An official told Politico so. So said the newspaper Politico.", False),
    ],
)
def test_an_outlet_that_only_the_text_names_is_its_own_where_people_talk_to_it(said: str, talks: bool) -> None:
    [(named, _)] = namesakes(lay_out([*BODY, f"{TEXT} {said}"]))
    assert named.told_only
    assert named.talks is talks


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (" was not able to see the bill.", "own"),
        (" was unable to see the bill.", "own"),
        (" was notable for its long bills.", "text"),
        ("'s homepage has the bill.", "own"),
        (" reported the bill.", "reports"),
    ],
)
def test_how_the_text_goes_on_behind_a_name(behind: str, told: str) -> None:
    text = "In May The Globe" + behind
    assert in_text(text, 7, 16) == told


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (["MSN News", "The Washington Post", *BODY], "The Washington Post"),
        (["MSN News", *BODY, "Copyright 2020 The Washington Post. All rights reserved."], "The Washington Post"),
        (["MSN News", "Reuters", *BODY], "MSN"),  # an agency
        (["MSN News", "The Washington Post", "The Korea Herald", *BODY], "MSN"),  # one of them, or none
        (["MSN News", *BODY, "The Washington Post"], "MSN"),  # of another story
        (["MSN News", "The Washington Post", *map(str, range(12)), *BODY], "MSN"),  # of a menu far above
        (["MSN News", *BODY], "MSN"),
    ],
)
def test_a_portal_is_not_the_paper_it_names(lines: list[str], outlet: str) -> None:
    layout = lay_out(lines)
    found = [named for named, _ in namesakes(layout)]
    portal = next(named for named in found if named.outlet.name == "MSN")
    assert told_apart(portal, found, layout).name == outlet


def test_portals_go_by_their_canonical_names() -> None:
    assert {outlet.name for outlet in outlets()} >= set(labels("portal"))
