"""What the judge may know of many parties: the record and the ledger as rows of facts, in a fixed number of queries.

A row has the form of the judge's cases, with the citation, grade of proof, entry or id of everything in it. Lists that
our books hold only in part stand in the row too, and ``Known.incomplete`` names them: what they hold counts, what they
lack is unknown.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

import numpy as np

from vinhdanh.ground.registry.models import Party
from vinhdanh.law import FactsTable, years
from vinhdanh.law.vocabulary import vocabulary

from .counting import figures_of
from .forces import forces_of
from .known import Facts, Known, Provisional
from .reading import Reader

FEW = 5000
"""Above so many parties the whole table is read: a list of ids that long is slower than the rows it leaves out."""


def load(parties: Collection[int], *, on: date, year: int, provisional: Iterable[Provisional] = ()) -> dict[int, Known]:
    """The facts of ``parties`` for judging ``year`` on ``on``, by party id; ids that do not exist are left out."""
    known = subjects(parties, on)
    few = list(known) if len(known) <= FEW else None
    reader = Reader(known, few, year)
    reader.read()
    layers = list(provisional)
    for layer in layers:
        reader.provisional(layer)
    count_people(known, on=on, year=year, provisional=layers)
    return known


def count_people(known: dict[int, Known], *, on: date, year: int, provisional: Iterable[Provisional] = ()) -> None:
    """Give collectives their figures; what a unit declares stands in for them only where the registry has nobody."""
    units = {
        party: row.titled is not None and row.titled[0] <= year
        for party, row in known.items()
        if row.facts["subject"] == "unit"
    }
    found = figures_of(units, on=on, year=year, provisional=provisional) if units else {}
    for party in units:
        row = known[party]
        row.figures = found.get(party)
        if row.figures is None:
            row.facts |= row.declared


def table_of(rows: list[Known]) -> FactsTable:
    """The judge's table of these rows, in their order."""
    table = FactsTable.from_rows([row.told() for row in rows])
    complete = {
        name: ~np.array([name in row.incomplete for row in rows], np.bool_) for name in ("awards", "initiatives")
    }
    return replace(
        table,
        titles_known=table.titles_known | np.array([_titled(row) for row in rows], np.uint64),
        awards_known=table.awards_known & complete["awards"],
        initiatives_known=table.initiatives_known & complete["initiatives"],
        works_known=table.works_known & complete["initiatives"],
    )


def _titled(row: Known) -> np.uint64:
    """The years of which every title is known because the ledger is complete."""
    if row.titled is None:
        return years.NONE
    first, last = row.titled
    return years.up_to(last) & ~years.up_to(first - 1)


def subjects(parties: Collection[int], on: date) -> dict[int, Known]:
    """The parties' own circumstances, from the registry."""
    chosen = Party.objects.order_by("pk")
    if len(parties) <= FEW:
        chosen = chosen.filter(pk__in=list(parties))
    wanted = set(parties)
    known = {}
    fields = (
        "pk", "kind", "person__gender", "person__occupation", "person__direct_worker", "person__died_on",
        "unit__kind", "unit__path", "home__path",
    )  # fmt: skip
    for pk, kind, gender, occupation, direct, died, unit_kind, own_path, home_path in chosen.values_list(*fields):
        if pk not in wanted:
            continue
        facts: Facts = {"subject": kind, "path": own_path or home_path or "/"}
        if gender:
            facts["gender"] = gender
        if occupation:
            facts |= _occupation(occupation)
        if direct is not None:
            facts["direct_worker"] = direct
        if died is not None and died <= on:
            facts["deceased"] = True
        if unit_kind:
            facts["unit_kind"] = unit_kind
        known[pk] = Known(facts)
    forces = forces_of({row.facts["path"] for row in known.values()})
    for row in known.values():
        if (force := forces[row.facts["path"]]) is not None:
            row.facts["attested"] = {"force": force}
    return known


def _occupation(word: str) -> Facts:
    """The registry's word as the judge's ``occupation`` or ``role``; what the law does not tell apart is left out."""
    scales = vocabulary().scales
    if word in scales["role"].ranks:
        return {"role": word}
    return {"occupation": word} if word in scales["occupation"].ranks else {}
