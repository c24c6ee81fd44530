"""What the law of today offers for these answers: possible now, to be asked, not yet and when, and whom to see."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh import law
from vinhdanh.books.eligibility.queries import LADDERS
from vinhdanh.books.lawbook.queries import LawHere, law_here
from vinhdanh.ground.registry.models import Authority
from vinhdanh.law.cases import CaseFile
from vinhdanh.law.roadmap import ASSUMPTION, roadmap

from .facts import facts_of
from .forms import WHO
from .plain import Lack, grounds_of, lacks_of

FORESEEN = {
    "person": ("CSTDCS", "CSTDT", "BKT", "BKTTG"),
    "unit": ("TTLDTT", "TTLDXS", "BKT", "BKTTG"),
}
"""Awards whose earliest year is reckoned; higher ones lie too far ahead to promise a year."""
FIRST_DESK = {
    "xa": "Ủy ban nhân dân xã, phường nơi ở hoặc làm việc",
    "so": "bộ phận thi đua, khen thưởng của cơ quan, đơn vị nơi làm việc",
    "doanh_nghiep": "công đoàn hoặc phòng tổ chức của doanh nghiệp, hợp tác xã",
}
UNVERIFIED = "chưa kiểm chứng"


@dataclass(frozen=True)
class Advice:
    """One award. ``earliest`` is a year; ``second_hand``: the law was read in a quotation, not in the gazette."""

    name: str
    outcome: str
    ref: str | None
    decides: str
    lacks: list[Lack] = field(default_factory=list)
    grounds: list[Lack] = field(default_factory=list)
    confirm: list[str] = field(default_factory=list)
    earliest: int | None = None
    second_hand: bool = False


@dataclass(frozen=True)
class Answer:
    """All advice, the nearest first; ``unverified`` are awards whose law for this person was never compared."""

    who: str
    year: int
    on: date
    desk: str
    met: list[Advice]
    asked: list[Advice]
    later: list[Advice]
    higher: list[Advice]
    unverified: list[Advice]
    assumption: str = ASSUMPTION

    @property
    def foreseen(self) -> bool:
        return any(advice.earliest for advice in self.later)


def advise(said: dict[str, Any], *, on: date) -> Answer:
    """Judged by the law and the adopted overlays of ``on``, up to the last whole year. Nothing is written."""
    who, year = WHO[said["who"]], on.year - 1
    facts, here = facts_of(said, year), law_here()
    table = law.FactsTable.from_rows([facts])
    judged = law.judge_all(table, here.on(on), on=on, year=year, codes=LADDERS[who.subject])
    ahead = _ahead(facts, here, on, judged) if who.graded else {}
    found: dict[str, list[Advice]] = {"met": [], "asked": [], "later": [], "higher": [], "unverified": []}
    for code, verdicts in judged.items():
        verdict = verdicts.explain(0)
        door = law.door(code, subject=who.subject, on=on, unit_kind=said["place"], law=here.on(on))
        advice = _advice(verdict, door, ahead.get(code))
        found[_shelf(code, advice)].append(advice)
    found["later"].sort(key=lambda advice: (advice.earliest is None, advice.earliest or 0))
    return Answer(who=who.label, year=year, on=on, desk=FIRST_DESK[said["place"]], **found)


def _ahead(facts: dict[str, Any], here: LawHere, on: date, judged: dict[str, law.Verdicts]) -> dict:
    """The earliest year of each award that is not open today and that years of good work lead to."""
    codes = FORESEEN[facts["subject"]]
    if all(judged[code].outcomes[0] == law.Outcome.MET for code in codes):
        return {}
    case = CaseFile("tự kiểm tra", "eligibility", on, facts["subject"], codes[0], facts, ())
    return {point.award: point.earliest for point in roadmap(case, codes, here.on)}


def _advice(verdict: law.Verdict, door: law.Door, earliest: int | None) -> Advice:
    asked = verdict.outcome is law.Outcome.UNKNOWN
    missing = [Lack(m["text"][:1].upper() + m["text"][1:], m["ref"]) for m in verdict.missing]
    return Advice(
        name=law.award_names()[verdict.code].name,
        outcome=verdict.outcome.word,
        ref=verdict.trace[0].get("ref") if verdict.outcome is law.Outcome.MET else None,
        decides=dict(Authority.Decides.choices).get(door.decides, ""),
        lacks=list({lack.text: lack for lack in missing}.values()) if asked else lacks_of(verdict.trace),
        grounds=grounds_of(verdict.trace),
        confirm=verdict.to_confirm if verdict.outcome is law.Outcome.MET else [],
        earliest=earliest,
        second_hand=verdict.confidence == "medium",
    )


def _shelf(code: str, advice: Advice) -> str:
    """Nobody begins with an award of the State: what answers alone would open there is told with the higher ones."""
    high = law.award_names()[code].level in ("nha_nuoc", "chinh_phu")
    if advice.outcome == "met":
        return "higher" if high else "met"
    if advice.outcome == "unknown":
        only_law = all(UNVERIFIED in lack.text for lack in advice.lacks)
        return "unverified" if only_law else "asked"
    return "higher" if high and not advice.earliest else "later"
