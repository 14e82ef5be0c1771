"""What is expected of the byline's features before any page is seen: the judgement of a reader, in log-odds.

Pages of a hundred publishers teach little of features that few of them have; learning starts here and is drawn back
here. Cross-validated: right on 0.02 more of the pages than from zero.
"""

from types import MappingProxyType

EXPECTED = MappingProxyType(
    {
        # the forms and classes of credits
        "any": -1.2,
        "L": 0.8,
        "LO": 0.4,
        "O": -0.4,
        "I": -0.3,
        "form reporter": 0.7,
        "form dateline": 0.4,
        "form biography": 1.0,
        "form owned agency": 2.0,
        "form names cut": -0.2,
        "form inside": -0.8,
        "form label something": -0.5,
        "form label one word": -0.3,
        "form names outlet": -0.3,
        # where it stands
        "L head": 1.0,
        "LO head": 0.6,
        "N head": 0.3,
        "L in": -1.0,
        "L end": -0.8,
        "L past": -0.8,
        "N in": -1.0,
        "N end": -0.7,
        "above": -0.6,
        "above<=2": 0.5,
        "L above": -0.4,
        "N above": -0.4,
        "from head<=1": 0.2,
        "from head<=2": 0.2,
        "from head<=4": 0.3,
        "from head<=8": 0.3,
        "to start<=1": 0.1,
        "to start<=4": 0.3,
        "past": -0.6,
        "after<=1": 0.3,
        # dates beside it
        "date<=1": 0.2,
        "head date<=1": 0.7,
        "head date<=2": 0.4,
        "above date<=1": 1.0,
        "O head date<=1": 0.7,
        "LO head date<=1": 0.5,
        # its words
        "given": 0.5,
        "not given": -0.6,
        "N in the text": -1.0,
        "N surname in the text": -0.5,
        "in the headline": -1.2,
        "N in the headline": -0.3,
        "common>=1": -0.4,
        "common>=2": -0.5,
        "rest role": 0.4,
        "N rest role": 0.6,
        "rest words": -0.8,
        "rest place": 0.1,
        "len<=45": 0.2,
        "signed": 0.8,
        # what else is on the line and around it
        "pictured": -1.5,
        "pictured above": -0.4,
        "edited": -1.5,
        "slash agency": -1.0,
        "more of": -1.0,
        "role below": 0.9,
        "furniture below": -0.1,
        "section above": -0.3,
        "bullet": -0.3,
        "kept": -0.4,
        "x>=0.3": -0.4,
        "repeats>=3": -0.5,
        "around>=4": -0.4,
        "N around>=4": -0.3,
        # other credits
        "N while label": -0.6,
        "not first of class": -0.2,
        "part of more": -0.8,
        "O nobody while somebody": -0.5,
        "nobody beside somebody": -1.2,
    }
)
