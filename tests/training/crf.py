"""A chain model learned by CRFsuite, and its weights as the program reads them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

Weights = dict[str, object]


def learn(
    pages: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]],
    parameters: Mapping[str, float | bool],
    states: str,
    steps: Sequence[str],
    scale: int,
) -> Weights:
    """Learn from the features and states of the items of pages; weights are whole parts of `scale`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in pages:
        trainer.append(pycrfsuite.ItemSequence(rows), labels)
    trainer.set_params(parameters)
    tagger = pycrfsuite.Tagger()
    with TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger.open(model)
        info = tagger.info()
    found: dict[str, list[int]] = defaultdict(lambda: [0] * len(states))
    for (feature, state), weight in info.state_features.items():
        found[feature][states.index(state)] = round(weight * scale)
    return {
        "steps": {step: round(info.transitions.get((step[0], step[1]), 0.0) * scale) for step in steps},
        "features": {name: row for name, row in sorted(found.items()) if any(row)},
    }


def write(path: Path, weights: Weights) -> None:
    """Write weights, a feature a line."""
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text.replace("],", "],\n") + "\n", "utf-8")
