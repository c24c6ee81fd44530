"""The judge over a whole province: in memory, from the database, for one person, after one change; beside rivals."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench import rules
from bench.crowd import ON, YEAR, YEARS_OF_RECORD, people
from bench.figures import Figure, Table, best_of
from bench.rivals import NotHereError, run
from bench.setting import PEOPLE, Setting
from vinhdanh.law import FactsTable, award_names, explain_all, judge_all, refresh, statutes

SEVEN = ("LDTT", "CSTDCS", "CSTDT", "TTLDTT", "TTLDXS", "GK", "BKT")
RUNS = 5
DECISIONS = 5_000
"""People whom ZEN is asked about: it takes a third of a millisecond a decision."""


def measure(setting: Setting) -> Table:
    size = setting.sized(PEOPLE)
    table = Table(f"The law: {len(award_names())} awards, {size:,} people, {YEARS_OF_RECORD} years")
    _in_memory(table, people(size))
    _from_database(table, setting)
    given = rules.Given.drawn(size)
    with tempfile.TemporaryDirectory() as folder:
        given.save(Path(folder) / "facts.npz")
        for against in (_openfisca, _zen):
            try:
                against(table, given, Path(folder))
            except NotHereError as why:
                table.left_out.append(str(why))
    return table


def _in_memory(table: Table, crowd: FactsTable) -> None:
    law = statutes(ON)
    one = crowd.take(np.array([17]))
    judge_all(crowd.take(np.arange(min(100, len(crowd)))), law, on=ON, year=YEAR)  # conditions are parsed once
    told = {
        "every award in memory": (1.0, lambda: judge_all(crowd, law, on=ON, year=YEAR)),
        "seven awards in memory": (0.1, lambda: judge_all(crowd, law, on=ON, year=YEAR, codes=SEVEN)),
        "every award of one person, explained": (0.02, lambda: explain_all(one, law, on=ON, year=YEAR)),
        "one new award, every column made new": (0.1, _one_more_award(crowd)),
    }
    for what, (goal, work) in told.items():
        table.figures.append(Figure(what, best_of(RUNS, work), goal=goal))


def _one_more_award(crowd: FactsTable) -> Callable[[], Any]:
    """Somebody gets a certificate of merit: their facts are read again and every award's column is made new."""
    columns = judge_all(crowd, statutes(ON), on=ON, year=YEAR)
    record = {year: {"result": "xuat_sac", "titles": ["LDTT", "CSTDCS"]} for year in range(2016, YEAR + 1)}
    facts = {"years": record, "awards": [{"code": "BKT", "decided": ON}], "initiatives": []}
    return lambda: refresh(crowd, columns, np.array([len(crowd) // 2]), FactsTable.from_rows([facts]))


def _from_database(table: Table, setting: Setting) -> None:
    """The load set: its collectives are counted from their people, its initiatives know what used them."""
    setting.start_on_load_set()
    from vinhdanh.books.eligibility.population import population
    from vinhdanh.books.lawbook.queries import overlays_in_force

    law = statutes(ON, overlays_in_force(ON))
    read: list[Any] = []
    seconds = best_of(3, lambda: read.append(population(None, on=ON, year=YEAR)))
    everybody = read[-1]
    note = f"{len(everybody.ids):,} parties, their counts included"
    table.figures.append(Figure("from SQLite to columns", seconds, goal=5, note=note))
    judged = best_of(RUNS, lambda: everybody.outcomes(law, list(award_names())))
    table.figures.append(Figure("every award over those columns", judged, goal=1))
    party = int(everybody.ids[len(everybody.ids) // 2])
    again = best_of(RUNS, lambda: everybody.renewed([party]))
    table.figures.append(Figure("one party's facts read again into the columns", again, goal=0.1))


def _openfisca(table: Table, given: rules.Given, folder: Path) -> None:
    there = run("openfisca_rules", ["openfisca-core"], str(folder / "facts.npz"), str(folder / "openfisca.npz"))
    answers = np.load(folder / "openfisca.npz")
    columns = rules.table_of(given)
    ours = {"streak": rules.streak, "window": rules.window}
    for rule, judged in ours.items():
        assert np.array_equal(judged(columns), answers[rule]), f"OpenFisca answers otherwise: {rule}"
    packing = best_of(RUNS, lambda: rules.table_of(given))
    alone = {rule: best_of(2 * RUNS, lambda judged=judged: judged(columns)) for rule, judged in ours.items()}
    goals = {"streak": 50, "window": 5}
    for rule, words in {"streak": "a plain streak", "window": "a windowed path"}.items():
        met = int(answers[rule].sum())
        theirs, bare = there["seconds"][rule], there["seconds"][f"{rule} alone"]
        told = f"{there['version']}, {theirs * 1000:.1f} ms with its input; same {met:,} people"
        table.figures += [
            Figure(f"{words}, our columns ready", alone[rule]),
            Figure("  OpenFisca with its simulation and input", theirs / alone[rule], "×", goals[rule], True, told),
            Figure("  both from the same yearly arrays", theirs / (alone[rule] + packing), "×"),
            Figure("  both with their input ready", bare / alone[rule], "×"),
        ]


def _zen(table: Table, given: rules.Given, folder: Path) -> None:
    size = given.grades.shape[1]
    many = min(DECISIONS, size)
    there = run("zen_rules", ["zen-engine"], str(folder / "facts.npz"), str(folder / "zen.npz"), str(many))
    answers, columns = np.load(folder / "zen.npz"), rules.table_of(given)
    found = rules.streak(columns)[:many]
    for way in ("decision", "expression"):
        assert np.array_equal(found, answers[way]), f"ZEN answers otherwise: {way}"
    each = best_of(2 * RUNS, lambda: rules.streak(columns)) / size
    whole = best_of(RUNS, lambda: rules.streak(rules.table_of(given))) / size
    theirs = {way: seconds / many for way, seconds in there["seconds"].items()}
    note = f"{there['version']}, {theirs['decision'] * 1e6:.0f} µs a decision; same answers for {many:,} people"
    table.figures += [
        Figure("a decision of ZEN", theirs["decision"] / each, "×", 1_000, True, note),
        Figure("  packing our columns included", theirs["decision"] / whole, "×"),
        Figure("  ZEN's compiled expression instead", theirs["expression"] / each, "×"),
    ]
