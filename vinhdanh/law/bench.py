"""How fast the judge is: all awards over a province's people, in memory. Run by ``script/bench law``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

import numpy as np

from vinhdanh.law import years as ys
from vinhdanh.law.entries import CODE_NUMBER
from vinhdanh.law.in_force import statutes
from vinhdanh.law.judging import explain_all, judge_all
from vinhdanh.law.names import award_names
from vinhdanh.law.ragged import ragged
from vinhdanh.law.refreshing import refresh
from vinhdanh.law.table import AWARDS, DISCIPLINE, INITIATIVES, FactsTable

PEOPLE, YEARS_OF_RECORD = 200_000, 10
ON, YEAR = date(2025, 12, 20), 2025
SEVEN = ("LDTT", "CSTDCS", "CSTDT", "TTLDTT", "TTLDXS", "GK", "BKT")


def main() -> list[tuple[str, float, str]]:
    """Print the figures and return them as (name, seconds, target)."""
    law = statutes(ON)
    table = people(PEOPLE)
    one = table.take(np.array([17]))
    judge_all(table.take(np.arange(100)), law, on=ON, year=YEAR)  # parse conditions once
    everyone = f"{len(award_names())} danh hiệu, hình thức × 200.000 người × {YEARS_OF_RECORD} năm"
    figures = [
        (everyone, _best(lambda: judge_all(table, law, on=ON, year=YEAR)), "< 1 s"),
        ("bảy trong số đó", _best(lambda: judge_all(table, law, on=ON, year=YEAR, codes=SEVEN)), "< 0,1 s"),
        ("tất cả, của một người, có giải thích", _best(lambda: _explain_one(one)), "< 0,02 s"),
        ("một khen thưởng mới, làm mới mọi cột", _best(_one_more_award(table)), "< 0,1 s"),
    ]
    for name, seconds, target in figures:
        print(f"{name}: {seconds * 1000:.0f} ms (mục tiêu {target})")  # noqa: T201 - a bench prints
    return figures


def _explain_one(one: FactsTable) -> None:
    explain_all(one, statutes(ON), on=ON, year=YEAR)


def _one_more_award(table: FactsTable) -> Callable[[], Any]:
    """Somebody gets a certificate of merit: their facts are read again and every award's column is made new."""
    columns = judge_all(table, statutes(ON), on=ON, year=YEAR)
    record = {year: {"result": "xuat_sac", "titles": ["LDTT", "CSTDCS"]} for year in range(2016, YEAR + 1)}
    facts = {"years": record, "awards": [{"code": "BKT", "decided": ON}], "initiatives": []}
    return lambda: refresh(table, columns, np.array([PEOPLE // 2]), FactsTable.from_rows([facts]))


def _best(work: Callable[[], Any], times: int = 3) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return min(found)


def people(size: int, seed: int = 7) -> FactsTable:
    """Invented people with ten years of record: results, titles, a fifth with awards, a third with initiatives."""
    random = np.random.default_rng(seed)
    window = ys.of(list(range(YEAR - YEARS_OF_RECORD + 1, YEAR + 1)))
    good, excellent = (_years(random, size, share) & window for share in (0.9, 0.3))
    advanced, fighter = _years(random, size, 0.85) & window & good, _years(random, size, 0.35) & window & good
    holders = np.sort(random.integers(0, size, size // 5))
    makers = np.sort(random.integers(0, size, size // 3))
    disciplined = np.sort(random.integers(0, size, size // 200))
    codes = np.array([CODE_NUMBER[code] for code in ("BKT", "BKTTG", "CSTDT", "HCLD3")])
    decided = date(2016, 1, 1).toordinal() + random.integers(0, 3000, len(holders))
    begun = date(2018, 1, 1).toordinal() + random.integers(0, 2500, len(disciplined))
    every = np.ones(size, np.bool_)
    made = {
        "year": random.integers(2016, 2026, len(makers)),
        "scope": random.choice([1, 4], len(makers)),
        "applied": np.ones(len(makers)),
        "recognised": np.ones(len(makers)),
        "spent": random.integers(0, 2, len(makers)),
    }
    served = {"form": np.ones(len(disciplined)), "start": begun, "end": begun + 365}
    return FactsTable.from_columns(
        size,
        results=np.stack([window | np.zeros(size, np.uint64), good | excellent, excellent & good]),
        results_known=np.full(size, window),
        titles={"LDTT": advanced, "CSTDCS": fighter & advanced},
        titles_known=np.full(size, window),
        awards_known=every,
        initiatives_known=every,
        works_known=every,
        awards=ragged(holders, AWARDS, {"code": codes[random.integers(0, 4, len(holders))], "decided": decided}),
        initiatives=ragged(makers, INITIATIVES, made),
        discipline=ragged(disciplined, DISCIPLINE, served),
    )


def _years(random: np.random.Generator, size: int, share: float) -> Any:
    """Random sets of years, each year with the same chance."""
    out = np.zeros(size, np.uint64)
    for bit in range(YEAR - ys.EPOCH - YEARS_OF_RECORD, YEAR - ys.EPOCH + 1):
        out |= (random.random(size) < share).astype(np.uint64) << np.uint64(bit)
    return out


if __name__ == "__main__":
    main()
