"""The streak as a decision of one node in the ZEN Engine (GoRules), and as its compiled expression.

``zen_rules FACTS ANSWERS MANY``: judges the first so many people, one evaluation each as the engine works; their
contexts are ready dicts before the clock starts.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
import zen

from bench.rules import Given

STREAK = "all(grades[5:9], # >= 2)"
PLACE = {"x": 0, "y": 0}
GRAPH = {
    "nodes": [
        {"id": "in", "name": "in", "type": "inputNode", "position": PLACE},
        {"id": "rule", "name": "rule", "type": "expressionNode", "position": PLACE,
         "content": {"expressions": [{"id": "met", "key": "met", "value": STREAK}]}},
        {"id": "out", "name": "out", "type": "outputNode", "position": PLACE},
    ],
    "edges": [{"id": "1", "sourceId": "in", "targetId": "rule"}, {"id": "2", "sourceId": "rule", "targetId": "out"}],
}  # fmt: skip


def main(facts: str, answers: str, many: str) -> None:
    grades = Given.load(Path(facts)).grades[:, : int(many)]
    contexts = [{"grades": of_one} for of_one in grades.T.tolist()]
    decision = zen.ZenEngine().create_decision(json.dumps(GRAPH))
    expression = zen.compile_expression(STREAK)
    decision.evaluate(contexts[0])
    began = time.perf_counter()
    decided = [decision.evaluate(context)["result"]["met"] for context in contexts]
    between = time.perf_counter()
    computed = [expression.evaluate(context) for context in contexts]
    ended = time.perf_counter()
    np.savez(answers, decision=np.array(decided), expression=np.array(computed))
    seconds = {"decision": between - began, "expression": ended - between}
    print(json.dumps({"seconds": seconds, "version": f"ZEN Engine {version('zen-engine')}"}))


if __name__ == "__main__":
    main(*sys.argv[1:])
