"""Credits beside each other: those of one writer a line are one; of who did something else there are none."""

from collections.abc import Iterator, Sequence

from ..lexicon.given_names import is_given
from ..lexicon.phrases import is_label
from .credit import Credit
from .layout import Layout

_ACCOUNTS = ("label outlet", "label something", "label one word")


def with_groups(found: Sequence[Credit]) -> list[Credit]:
    """Add the groups of credits; of a sure one the members are left out, none of them is meant alone."""
    groups = list(_groups(found))
    together = {id(credit) for group in groups if _is_sure(group) for credit in group}
    return [*(credit for credit in found if id(credit) not in together), *map(_join, groups)]


def without_accounts(found: Sequence[Credit], start: int) -> list[Credit]:
    """Leave out who posted the page, `by Lesotho Times`, where the names of the writers stand right above the text."""
    writers = any(0 < start - one.index <= 2 and one.form == "names" and one.authors and not one.rest for one in found)
    return [one for one in found if not (writers and one.index < start and one.form in _ACCOUNTS)]


def without_photographers(found: Sequence[Credit], layout: Layout) -> list[Credit]:
    """Leave out the names below which stands that they took the pictures."""
    below = [*(block.text for block in layout.blocks[1:]), ""]
    return [one for one in found if one.form != "names" or not is_label("photographer", below[one.index])]


def without_teasers(found: Sequence[Credit], others: int) -> list[Credit]:
    """Leave out the writers of other stories, from line `others` on: those with a label, and bare names of several."""
    below = [one for one in found if one.index > others and one.form != "biography"]
    several = len({one.key for one in below}) > 1
    return [one for one in found if one not in below or (one.form.startswith("names") and not several)]


def _groups(found: Sequence[Credit]) -> Iterator[list[Credit]]:
    """Yield the credits of lines that follow each other, and among those the ones on adjacent lines."""
    for group in _following(found):
        yield group
        run = [one for one in group if any(abs(one.index - other.index) == 1 for other in group)]
        if 1 < len(run) < len(group) and run[-1].index - run[0].index == len(run) - 1:
            yield run


def _following(found: Sequence[Credit]) -> Iterator[list[Credit]]:
    """Yield the longest groups of credits that follow each other."""
    group: list[Credit] = []
    for credit in found:
        form = credit.form.split()[0]
        if group and credit.key == group[-1].key:
            continue
        if (
            group
            and credit.authors
            and form in ("names", "above", "biography")
            and credit.rest != "words"
            and _follows(group, credit)
        ):
            group.append(credit)
            continue
        if len(group) > 1:
            yield group[:6]
        starts = credit.authors and form in ("names", "above", "label", "biography") and credit.rest != "words"
        group = [credit] if starts else []
    if len(group) > 1:
        yield group[:6]


def _follows(group: Sequence[Credit], credit: Credit) -> bool:
    """Tell whether a credit stands right behind others, looks as they do and names other persons."""
    last = group[-1]
    if (
        last.byline.isupper() != credit.byline.isupper()
        or (last.form == "biography") != (credit.form == "biography")
        or (last.form == "names" and not group[0].label and (last.rest == "role") != (credit.rest == "role"))
    ):
        return False
    first_names = {name.split()[0] for one in group for name in one.key}
    return 0 < credit.index - group[-1].index <= 2 and not first_names & {name.split()[0] for name in credit.key}


def _is_sure(group: Sequence[Credit]) -> bool:
    """Tell whether a group is of two or three persons on adjacent lines, or of some more below a label."""
    adjacent = group[-1].index - group[0].index == len(group) - 1
    few = len(group) <= (5 if group[0].label else 3)
    return adjacent and few and all(is_given(name) for credit in group for name in credit.authors)


def _join(group: Sequence[Credit]) -> Credit:
    """Make one credit of several."""
    return Credit(
        ", ".join(credit.byline for credit in group),
        tuple(name for credit in group for name in credit.authors),
        group[0].index,
        "joined " + group[0].form.split()[0],
        group[-1].rest,
        group[0].label,
    )
