"""An initiative is used once: what titles and forms have spent, what is not known, what a grant would spend."""

from __future__ import annotations

from vinhdanh.law.tests.asking import initiatives, outcome, refs, results, verdict


def test_an_initiative_serves_a_title_or_a_form_but_not_both() -> None:
    years = results(2024, "XX")
    spent = [*initiatives(2024), {"year": 2025, "scope": "co_so", "used_for": ["CSTDCS"]}]
    assert outcome("BKT", "2025-12-20", years=years, initiatives=spent) == "not_met"
    used_for_form = [{"year": 2025, "scope": "tinh", "used_for": ["BKT"]}]
    assert outcome("CSTDT", "2025-12-20", years=results(2023, "XXX", "SSS"), initiatives=used_for_form) == "not_met"


def test_title_after_title_is_open() -> None:
    used = [{"year": 2025, "scope": "tinh", "used_for": ["CSTDCS"]}]
    found = verdict("CSTDT", "2025-12-20", years=results(2023, "XXX", "SSS"), initiatives=used)
    assert found.outcome.word == "unknown"
    assert "5007/BNV-TĐKT III.5.c" in refs(found.trace)


def test_a_grassroots_title_before_2024_has_spent_an_initiative_of_its_year() -> None:
    plain = [{"year": 2023, "scope": "co_so"}, {"year": 2024, "scope": "co_so"}]
    years = results(2023, "XX", "SS")
    assert outcome("BKT", "2024-12-31", years=years, initiatives=plain) == "not_met"
    assert outcome("BKT", "2024-12-31", years=years, initiatives=[*plain, {"year": 2023, "scope": "co_so"}]) == "met"
    assert outcome("BKT", "2024-12-31", years=years, initiatives=initiatives(2023, 2024)) == "met"  # said to be unspent


def test_both_branches_of_the_provincial_certificate_need_two_initiatives() -> None:
    years = results(2024, "TT", "SS")
    assert outcome("BKT", "2025-12-20", years=years, initiatives=initiatives(2024)) == "not_met"
    assert outcome("BKT", "2025-12-20", years=years, initiatives=initiatives(2024, 2025)) == "met"
    earlier = initiatives(2023, 2025)
    assert outcome("BKT", "2025-12-20", years=years, initiatives=earlier) == "unknown"  # 2023 may belong to the run
    assert outcome("BKT", "2025-12-20", years=results(2023, "TTT", "LSS"), initiatives=earlier) == "not_met"


def test_what_a_grant_would_spend() -> None:
    own = [
        {"year": 2024, "scope": "co_so", "used_for": [], "id": 7},
        {"year": 2025, "scope": "co_so", "id": 8},
        {"year": 2025, "scope": "co_so", "id": 9},
    ]
    found = verdict("BKT", "2025-12-20", years=results(2022, "XXXX"), initiatives=own)
    assert found.consumes == {"period": [2024, 2025], "initiatives": [7, 8]}
    title = verdict("CSTDCS", "2025-12-20", years=results(2025, "X"), initiatives=own)
    assert title.consumes == {
        "period": [2025, 2025],
        "initiatives": [],
    }  # the result carries it, the initiative is saved
    title = verdict("CSTDCS", "2025-12-20", years=results(2025, "T"), initiatives=own)
    assert title.consumes == {"period": [2025, 2025], "initiatives": [8]}


SILENT = [{"year": 2024, "scope": "co_so"}, {"year": 2025, "scope": "co_so"}]


def test_a_title_of_a_good_year_rested_on_an_initiative_and_it_is_not_known_on_which() -> None:
    years = results(2024, "TT", "SS")
    found = verdict("BKT", "2025-12-20", years=years, initiatives=SILENT)
    assert found.outcome.word == "unknown"
    assert any("chưa dùng lần nào" in entry["text"] for entry in found.missing)
    assert outcome("BKT", "2025-12-20", years=years, initiatives=[*SILENT, *SILENT]) == "met"  # two more
    assert outcome("BKT", "2025-12-20", years=years, initiatives=initiatives(2024, 2025)) == "met"  # said to be unspent


def test_a_title_of_an_excellent_year_spent_none() -> None:
    assert outcome("BKT", "2025-12-20", years=results(2024, "XX", "SS"), initiatives=SILENT) == "met"
    assert outcome("BKT", "2025-12-20", years=results(2024, "XX", "LL"), initiatives=SILENT) == "met"


def test_it_may_have_rested_on_a_work_and_a_marked_one_settles_it() -> None:
    years = results(2024, "TT", "SS")
    work = [{"year": 2024, "kind": "de_tai", "accepted": True}, {"year": 2025, "kind": "de_tai", "accepted": True}]
    three = [*SILENT, {"year": 2024, "scope": "co_so", "used_for": ["CSTDCS"]}]
    assert outcome("BKT", "2025-12-20", years=years, initiatives=SILENT, science_works=work) == "met"
    assert outcome("BKT", "2025-12-20", years=years, initiatives=three) == "unknown"  # that of 2025 is open
    assert outcome("BKT", "2025-12-20", years=years, initiatives=[*three, *initiatives(2025)]) == "met"


def test_for_a_title_a_silent_initiative_is_unspent() -> None:
    wide = [{"year": 2025, "scope": "tinh"}]
    assert outcome("CSTDT", "2025-12-20", years=results(2023, "TTT", "SSS"), initiatives=wide) == "met"
