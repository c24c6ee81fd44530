"""The same rules in OpenFisca-core, written as its country packages are: vectorised formulas over years.

``openfisca_rules FACTS ANSWERS``: reads the arrays, leaves who meets each rule, prints the seconds with and without
making the simulation and putting the arrays in (the best of several runs).
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
from openfisca_core.entities import SingleEntity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.rules import FIRST, YEAR, Given

RUNS = 7
Person = SingleEntity("person", "people", "", "")


class grade(Variable):  # noqa: N801 - OpenFisca names variables by their classes
    value_type, entity, definition_period = int, Person, DateUnit.YEAR


class fighter(Variable):  # noqa: N801
    value_type, entity, definition_period = bool, Person, DateUnit.YEAR


class merit(Variable):  # noqa: N801
    value_type, entity, definition_period = int, Person, DateUnit.ETERNITY


class good(Variable):  # noqa: N801
    value_type, entity, definition_period = bool, Person, DateUnit.YEAR

    def formula(person, period):  # noqa: N805
        return person("grade", period) >= 2


class streak(Variable):  # noqa: N801
    value_type, entity, definition_period = bool, Person, DateUnit.YEAR

    def formula(person, period):  # noqa: N805
        held = person("good", period)
        for back in range(1, 5):
            held = held & person("good", period.offset(-back))
        return held


class window(Variable):  # noqa: N801
    value_type, entity, definition_period = bool, Person, DateUnit.YEAR

    def formula(person, period):  # noqa: N805
        since = person("merit", period)
        run = np.zeros(person.count, np.int32)
        titles = np.zeros(person.count, np.int32)
        unbroken = since > 0
        for back in range(YEAR - FIRST + 1):
            year = period.offset(-back)
            unbroken = unbroken & person("good", year) & (year.start.year > since)
            run += unbroken
            titles += unbroken & person("fighter", year)
        return (run >= 5) & (titles >= 3)


def main(facts: str, answers: str) -> None:
    given = Given.load(Path(facts))
    system = TaxBenefitSystem([Person])
    system.add_variables(grade, fighter, merit, good, streak, window)
    inputs = {"streak": ("grade",), "window": ("grade", "fighter", "merit")}
    seconds, found = {}, {}
    for rule, names in inputs.items():
        whole, alone = [], []
        for _ in range(RUNS):
            began = time.perf_counter()
            simulation = SimulationBuilder().build_default_simulation(system, given.grades.shape[1])
            for name in names:
                _put(simulation, name, getattr(given, "grades" if name == "grade" else name))
            put = time.perf_counter()
            found[rule] = simulation.calculate(rule, str(YEAR))
            ended = time.perf_counter()
            whole.append(ended - began)
            alone.append(ended - put)
        seconds[rule], seconds[f"{rule} alone"] = min(whole), min(alone)
    np.savez(answers, **found)
    print(json.dumps({"seconds": seconds, "version": f"OpenFisca-core {version('openfisca-core')}"}))


def _put(simulation, name: str, values: np.ndarray) -> None:
    if values.ndim == 1:
        simulation.set_input(name, "ETERNITY", values)
        return
    for place, of_year in enumerate(values):
        simulation.set_input(name, str(FIRST + place), of_year)


if __name__ == "__main__":
    main(*sys.argv[1:])
