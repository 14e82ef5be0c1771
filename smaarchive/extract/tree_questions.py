"""What the tree model is asked of a block, question by question (as `questions` does of a line).

An answer is one name for each thing that was found out, and the features are these names run together: `t1l5` is a
block of 120 to 180 characters that trafilatura takes.
"""

from .questions import Questions

TREE_QUESTIONS: Questions = {
    # trafilatura takes it, the declared body has it, its length, the same in fewer steps, its score as prose
    "shape": (
        ("b", ()), ("", (0,)), ("", (1,)), ("", (2,)), ("", (4,)), ("", (0, 2)), ("", (0, 4)), ("", (0, 1)),
        ("", (1, 2)), ("", (0, 1, 3)),
    ),
    # trafilatura takes it, length, share of links, its element
    "place": (("", (2,)), ("", (3,)), ("", (0, 2)), ("", (1, 2)), ("", (0, 3))),
    # its element and the one around that
    "tags": (("", (0,)),),
    # the last and the first character, function words, capitals
    "ends": (("", (0,)), ("", (1,)), ("", (2,)), ("", (3,))),
    # the share of all prose in its element and in the one around that, how heavy they are among all, how much of their
    # prose trafilatura takes, whether it takes the block
    "weight": (("", (0,)), ("", (1,)), ("", (2,)), ("", (3,)), ("", (4,)), ("", (5, 2))),
    # trafilatura takes it, how much it takes of what is around it, score
    "taken": (("cc", (0, 1)), ("cq", (1, 2))),
    # whether it stands at the heart of trafilatura's text; that, declared, score; distance from the last prose there
    "heart": (("im", (0,)), ("im", (0, 1, 2)), ("im", (0, 3)), ("since", (4, 0))),
    # the same heart of the declared body
    "declared": (("ij", (0, 1)),),
    # below the headline; before, in or after what trafilatura takes; score; how heavy what is around it is
    "order": (("h", (0,)), ("h", (0, 1)), ("z", (2,)), ("z", (2, 3)), ("z", (2, 4))),
    # how much of the six blocks before and after trafilatura takes, the mean score of five before and after
    "around": (("v", (0,)), ("w", (1,)), ("u", (2,)), ("y", (3,))),
} | {
    # of a neighbour: trafilatura takes it, its score, how near it is in the tree, and the block itself
    step: ((step, (0,)), (step, (1,)), (step, (2,)), (step, (0, 2, 3)))
    for step in ("-2", "-1", "+1", "+2")
} | {
    # of the nearest: length, last character, declared, share of links
    step + "l": ((step, (0, 1)), (step, (2,)), (step, (3,)))
    for step in ("-1", "+1")
} | {
    # its element, and that of the block itself
    step + "g": ((step, (0,)), (step, (0, 1)))
    for step in ("-1", "+1")
}  # fmt: skip
