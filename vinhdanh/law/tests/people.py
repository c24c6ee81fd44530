"""Random facts of persons, collectives, households and foreigners, known in part: what properties are tried on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from vinhdanh.law.cases import CaseFile, own_cases, read_case
from vinhdanh.law.vocabulary import vocabulary

GRADES = ("khong", "hoan_thanh", "tot", "xuat_sac")
DAYS = (date(2024, 3, 1), date(2024, 12, 20), date(2025, 6, 30), date(2025, 9, 1), date(2026, 3, 10))
OVERLAYS = ((), ("bac-ninh",), ("bo-khcn",), ("bo-xay-dung",), ("bo-noi-vu",), ("bo-quoc-phong",), ("nganh-giao-duc",))
_FIRST = {"person": ("LDTT", "CSTDCS", "CSTDT", "CSTT"), "unit": ("TTLDTT", "TTLDXS", "CTDT", "DVQT")}
_LADDER = ("BKT", "BKTTG", "HCLD3", "HCLD2", "HCLD1", "CSTDT", "CTDT", "CTDCP", "HCDL1", "HCHCM", "HCSV", "NGUT", "KNC")
_GOOD = st.sampled_from(["xuat_sac"] * 4 + ["tot"] * 2 + ["hoan_thanh"])


def _mostly(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly a value, at times asked and not known."""
    return st.one_of(values, values, values, st.none())


@st.composite
def _years(draw: st.DrawFn, kind: str, until: int) -> dict[int, dict[str, Any]]:
    """A history whose start is known, with at most two years of which something is not known."""
    first = until - draw(st.sampled_from([1, 3, 6, 6, 8, 11]))
    titles = st.lists(st.sampled_from(_FIRST.get(kind, ("GDVH",))), unique=True, max_size=3)
    out: dict[int, dict[str, Any]] = {first - 1: {"result": "khong", "titles": [], "exceeded_targets": False}}
    for year in range(first, until + 1):
        out[year] = {"result": draw(_GOOD), "titles": draw(titles), "exceeded_targets": draw(st.booleans())}
    for year in draw(st.lists(st.integers(first, until), max_size=2)):
        out[year].pop(draw(st.sampled_from(["result", "titles", "exceeded_targets"])), None)
    return out


_initiative = st.fixed_dictionaries(
    {"year": st.integers(2018, 2026)},
    optional={
        "scope": st.sampled_from(["co_so", "tinh", "toan_quoc"]),
        "used_for": st.lists(st.sampled_from(["CSTDCS", "BKT", "CSTDT"]), max_size=1),
        "applied": st.booleans(),
    },
)
_work = st.fixed_dictionaries(
    {"year": st.integers(2018, 2026)},
    optional={
        "scope": st.sampled_from(["co_so", "tinh", "toan_quoc"]),
        "accepted": st.booleans(),
        "used_for": st.lists(st.sampled_from(["CSTDCS", "BKT"]), max_size=1),
    },
)


@st.composite
def _award(draw: st.DrawFn) -> dict[str, Any]:
    decided = draw(st.dates(date(2012, 1, 1), date(2026, 3, 1)))
    award = {"code": draw(st.sampled_from(_LADDER)), "decided": decided}
    if award["code"] == "CSTDT" or draw(st.booleans()):
        last = decided.year - draw(st.integers(0, 1))
        award["period"] = [last - draw(st.integers(0, 4)), last]
    if draw(st.booleans()):
        award["occasion"] = draw(st.sampled_from(["cong_trang", "dot_xuat", "phong_trao", "cong_hien"]))
    return award


@st.composite
def _discipline(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(st.dates(date(2014, 1, 1), date(2026, 1, 1)))
    end = draw(st.sampled_from([date(start.year, 12, 31), date(start.year + 1, 6, 30), None]))
    entry = {"form": draw(st.sampled_from(["khien_trach", "canh_cao"])), "from": start}
    return {**entry, "to": end} if end else entry


@st.composite
def _post(draw: st.DrawFn) -> dict[str, Any]:
    names = ["giam_doc_so", "pho_giam_doc_so", "vu_truong", "pct_ubnd_tinh", "ct_ubnd_tinh", "bi_thu_tinh_uy"]
    start = draw(st.dates(date(2005, 1, 1), date(2024, 1, 1)))
    end = date(min(start.year + draw(st.integers(1, 12)), 2026), start.month, min(start.day, 28))
    entry = {"post": draw(st.sampled_from(names)), "from": start, "to": max(start, end)}
    if draw(st.booleans()):
        entry |= {"left": draw(st.sampled_from(["sap_xep", "nghi_som"])), "term_until": date(end.year + 1, 1, 1)}
    return entry


_leave = st.fixed_dictionaries(
    {"kind": st.sampled_from(["khac", "thai_san", "dao_tao", "dieu_tri_do_dung_cam"]), "months": st.integers(1, 14)},
    optional={"complied": st.booleans(), "grade": st.sampled_from(["trung_binh", "kha"])},
)
_freeze = st.fixed_dictionaries(
    {"kind": st.sampled_from(["thanh_tra", "khieu_nai"]), "from": st.dates(date(2023, 1, 1), date(2026, 3, 1))},
    optional={"to": st.dates(date(2024, 6, 1), date(2026, 6, 1)), "outcome": st.just("khong_vi_pham")},
)
_LISTS = {
    "initiatives": st.lists(_initiative, max_size=3),
    "science_works": st.lists(_work, max_size=2),
    "awards": st.lists(_award(), max_size=3),
    "discipline": st.lists(_discipline(), max_size=1),
    "freeze": st.lists(_freeze, max_size=1),
    "leave": st.lists(_leave, max_size=2),
    "posts": st.lists(_post(), max_size=2),
    "members_disciplined": st.lists(_discipline(), max_size=1),
}
_GROUPS = {
    "movement": st.fixed_dictionaries(
        {"launched_by": st.sampled_from(["xa", "tinh", "thu_tuong"]), "voted": st.booleans()},
        optional={
            "years": st.integers(1, 6),
            "rank": st.integers(1, 2),
            "stage": st.sampled_from(["so_ket", "tong_ket"]),
        },
    ),
    "cluster": st.fixed_dictionaries(
        {"organised_by": st.sampled_from(["xa", "tinh", "trung_uong"]), "rank": st.integers(1, 2)}
    ),
}
_GIVEN = {
    "gender": st.sampled_from(["nam", "nu"]),
    "occupation": st.sampled_from(["cong_nhan", "nong_dan", "doanh_nhan", "khac"]),
    "direct_worker": st.booleans(),
    "role": st.sampled_from(["giao_vien", "quan_ly"]),
    "route": st.sampled_from(["cong_trang", "dot_xuat", "phong_trao", "cong_hien"]),
    "other_grounds": st.just(False),
    "retirement_notice": st.booleans(),
    "recruited": st.dates(date(2023, 6, 1), date(2026, 1, 1)),
    "teaching_years": st.sampled_from([8, 10, 15, 20]),
    "sector_years": st.sampled_from([9, 12, 15, 20, 25]),
    "hard_area_years": st.sampled_from([0, 5]),
    "headcount": st.just(20),
    "ldtt_count": st.integers(13, 15),
    "completed_count": st.integers(19, 20),
    "cstdcs_count": st.integers(0, 1),
}


@st.composite
def _attested(draw: st.DrawFn) -> dict[str, Any]:
    facts = {name: kind for name, kind in vocabulary().facts.items() if kind.group == "attested"}
    out: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(sorted(facts)), max_size=6)):
        kind = facts[name]
        if kind.type == "bool":
            out[name] = draw(_mostly(st.booleans()))
        elif kind.type == "number":
            out[name] = draw(_mostly(st.sampled_from([4, 5, 9, 10, 20, 25])))
        elif kind.type in vocabulary().scales:
            out[name] = draw(_mostly(st.sampled_from(sorted(vocabulary().scales[kind.type].ranks))))
    return out


@st.composite
def people(draw: st.DrawFn, on: date, kind: str | None = None) -> dict[str, Any]:
    """Facts of one subject judged on that day, in the form of the case files."""
    subject = kind or draw(st.sampled_from(["person"] * 3 + ["unit"] * 3 + ["household", "foreigner"]))
    facts: dict[str, Any] = {"subject": subject, "years": draw(_years(subject, on.year - 1))}
    for name, values in _LISTS.items():
        if draw(st.booleans()):
            facts[name] = draw(values)
    for name, group in _GROUPS.items():
        if draw(st.integers(0, 3)) == 0:
            facts[name] = draw(group)
    for name in draw(st.lists(st.sampled_from(sorted(_GIVEN)), unique=True, max_size=6)):
        facts[name] = draw(_GIVEN[name])
    if draw(st.booleans()):
        facts["attested"] = draw(_attested())
    return facts


# Neighbours of the cases: facts that stand near the edge of a provision

_HEADS = {"code", "kind", "form", "post", "from", "year", "subject", "organised_by", "launched_by", "type", "agency"}
"""What an entry cannot be without."""
_WORDS = {
    "result": GRADES,
    "scope": ("co_so", "tinh", "toan_quoc"),
    "code": _LADDER,
    "form": ("khien_trach", "canh_cao"),
    "occasion": ("cong_trang", "dot_xuat"),
    "gender": ("nam", "nu"),
    "occupation": ("cong_nhan", "khac"),
}


def edge_cases() -> list[CaseFile]:
    """The project's eligibility cases since 2024 whose chains end with the year judged and whose posts have days."""
    raw = [raw for raw in own_cases() if raw["kind"] == "eligibility" and str(raw["on"]) >= "2024"]
    cases = [read_case(one) for one in raw]
    return [
        replace(case, facts=_dated(case.facts))
        for case in cases
        if case.year == case.through and not _beside_the_point(case.facts)
    ]


def _dated(value: Any) -> Any:
    """The same with days as days, where a file has them in quotation marks."""
    if isinstance(value, dict):
        return {key: _dated(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_dated(inner) for inner in value]
    is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return date.fromisoformat(value) if is_day else value


def _beside_the_point(facts: dict[str, Any]) -> bool:
    bare = any("from" not in post for post in facts.get("posts") or ())
    return bare or "employment" in facts or any("from" in leave for leave in facts.get("leave") or ())


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[CaseFile, dict[str, Any]]:
    """A case, and its facts with up to three of them changed, dropped or no longer known."""
    case = draw(st.sampled_from(_EDGES))
    facts = deepcopy({**case.facts, "subject": case.subject})
    for _ in range(draw(st.integers(0, 3))):
        places = list(_places(facts))
        if places:
            _change(draw, *draw(st.sampled_from(places)))
    return case, facts


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of the facts that may be changed: the mapping or list, and the key in it."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in entries:
        if key != "subject":
            yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


def _change(draw: st.DrawFn, place: Any, key: Any) -> None:
    value = place[key]
    if isinstance(value, bool):
        place[key] = draw(st.sampled_from([not value, None]))
    elif isinstance(value, int | float):
        place[key] = value + draw(st.sampled_from([-1, 1]))
    elif isinstance(value, date):
        place[key] = value + timedelta(days=draw(st.sampled_from([-366, -31, -1, 1, 31, 366])))
    elif key in _WORDS and draw(st.booleans()):
        place[key] = draw(st.sampled_from(_WORDS[key]))
    elif isinstance(place, list) or key not in _HEADS:
        del place[key]


_EDGES = edge_cases()
