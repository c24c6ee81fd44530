"""What the columns of a list declare, written into the record: the same list twice changes nothing the second time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action, require
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.law import award_names
from vinhdanh.law.vocabulary import FactClass, vocabulary

from ..models import Attestation, Discipline, EarlierAward, Initiative, Proof, Service, UnitYear, YearResult, YearTitles
from ..values import names_paper
from ..words import COVERAGE_WORDS
from .deeds import UNIT_FIGURES, year_of_attestation
from .merging import Difference, Merger, Paper

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Declared:
    """One party and the facts a list declares of it, in the form of the judge's cases; ``cite`` names the list."""

    party: Party
    facts: Facts
    cite: str = ""


@action("record.declare")
def declare_facts(
    party: Party, *, by: Actor, at: datetime, facts: Facts, year: int, cite: str = "", proof: str = Proof.DECLARED
) -> list[Difference]:
    """Write what a list declares of one party; see ``bulk_declare``."""
    return Declaration([Declared(party, facts, cite)], year, Proof(proof), at).write()


@action("record.declare")
def bulk_declare(
    unit: Unit, *, by: Actor, at: datetime, rows: Sequence[Declared], year: int, proof: str = Proof.DECLARED
) -> list[Difference]:
    """Write what a list of ``unit`` declares of many parties; answers where it differs from the record.

    Results of ``year`` and later are expected; earlier years have ended and their results are taken as they are
    declared. Official rows and better proofs are never overwritten. Kept elsewhere and passed over: gender (registry),
    holds, council figures, and claims (they belong to the nomination that raises them).
    Side effects: rows of the record, in a number of queries that does not grow with the list.
    """
    lines = {row.party.pk: row.party for row in rows}
    paths = dict(Unit.objects.filter(pk__in={p.home_id for p in lines.values()}).values_list("pk", "path"))
    for party in lines.values():
        inside = party.pk == unit.pk or paths.get(party.home_id, "").startswith(unit.path)
        if not inside:
            require(by, "record.declare", party)
    differences = Declaration(rows, year, Proof(proof), at).write()
    audit.note(parties=len(lines), year=year, differences=len(differences))
    return differences


@dataclass
class Declaration:
    """The tables a list touches, loaded for all its parties at once."""

    rows: Sequence[Declared]
    year: int
    proof: Proof
    at: datetime
    tables: dict[str, Merger] = field(default_factory=dict)

    def write(self) -> list[Difference]:
        words: dict[type, Callable[..., tuple[str, str]]] = {
            YearResult: _say_result,
            YearTitles: _say_titles,
            Initiative: _say_initiative,
            EarlierAward: _say_award,
            UnitYear: _say_figure,
            Attestation: _say_attestation,
            Discipline: _say_discipline,
            Service: _say_service,
        }
        parties = {row.party.pk for row in self.rows}
        self.tables = {model.__name__: Merger(model, parties, say) for model, say in words.items()}
        for row in self.rows:
            paper = Paper(row.cite, self.proof, self.at)
            for key, value in row.facts.items():
                if value is not None and (read := self._reader(key)):
                    read(row.party.pk, value, paper)
            if figures := {key: row.facts[key] for key in UNIT_FIGURES if row.facts.get(key) is not None}:
                self._keyed("UnitYear", row.party.pk, {"year": self.year}, figures, paper)
        for table in self.tables.values():
            table.save()
        return [found for table in self.tables.values() for found in table.differences]

    def _reader(self, key: str) -> Callable[[int, Any, Paper], None] | None:
        lists: dict[str, Callable[[int, Any, Paper], None]] = {
            "years": self._years,
            "initiatives": partial(self._works, kind=Initiative.Kind.INITIATIVE),
            "science_works": partial(self._works, kind=Initiative.Kind.SCIENCE),
            "awards": self._awards,
            "discipline": self._discipline,
            "recruited": self._recruited,
            "members_disciplined": self._members_disciplined,
            "attested": self._attested,
        }
        if key in lists:
            return lists[key]
        kind = vocabulary().facts.get(key)
        if kind is None or key in UNIT_FIGURES or key == "gender":
            return None
        return lambda party, value, paper: self._attested(party, {key: value}, paper)

    def _keyed(self, table: str, party: int, key: Mapping[str, Any], values: Mapping[str, Any], paper: Paper) -> None:
        """A table with one row for each ``key`` of a party."""
        merger = self.tables[table]
        same = next(
            (row for row in merger.by_party.get(party, ()) if all(getattr(row, k) == v for k, v in key.items())), None
        )
        merger.met.discard(id(same))
        merger.merge(party, lambda row: row is same, {**key, **values}, paper)

    def _years(self, party: int, years: Mapping[Any, Mapping[str, Any]], paper: Paper) -> None:
        standing = YearResult.Standing
        for named, entry in years.items():
            year = int(named)
            if entry.get("result") is not None:
                values = {
                    "result": entry["result"],
                    "exceeded_targets": entry.get("exceeded_targets"),
                    "standing": standing.EXPECTED if year >= self.year else standing.OFFICIAL,
                }
                self._keyed("YearResult", party, {"year": year}, values, paper)
            if entry.get("titles") is not None:
                self._keyed("YearTitles", party, {"year": year}, {"titles": sorted(entry["titles"])}, paper)

    def _works(self, party: int, entries: Iterable[Mapping[str, Any]], paper: Paper, *, kind: str) -> None:
        for entry in entries:
            values = {
                "kind": kind,
                "year": entry.get("year"),
                "name": entry.get("name") or "",
                "scope": entry.get("scope") or "",
                "applied": entry.get("applied"),
                "accepted": entry.get("accepted"),
                "recognised_by": str(entry.get("recognised_by") or ""),
                "used_for": list(entry.get("used_for") or ()),
            }
            own = Paper(_decision(entry) or paper.cite, paper.proof, paper.at)
            merger = self.tables["Initiative"]
            merger.merge(
                party, partial(_same_work, values=values, number=str(entry.get("decision") or "")), values, own
            )
        self._keyed("Attestation", party, {"name": "initiatives_listed", "year": self.year}, {"value": True}, paper)

    def _awards(self, party: int, entries: Iterable[Mapping[str, Any]], paper: Paper) -> None:
        for entry in entries:
            decided, period = _day(entry.get("decided")), entry.get("period") or (None, None)
            year = entry.get("year") or period[-1] or (decided.year if decided else None)
            if entry.get("code") not in award_names() or year is None:
                continue
            values = {
                "award": entry["code"],
                "year": year,
                "decided_on": decided,
                "occasion": entry.get("occasion") or "cong_trang",
                "period_from": period[0],
                "period_to": period[-1],
                "level": entry.get("level") or "",
            }
            key = (values["award"], values["year"], values["occasion"])
            own = Paper(_decision(entry) or paper.cite, paper.proof, paper.at)
            self.tables["EarlierAward"].merge(
                party, lambda row, key=key: (row.award, row.year, row.occasion) == key, values, own
            )
        self._keyed("Attestation", party, {"name": "awards_listed", "year": self.year}, {"value": True}, paper)

    def _discipline(self, party: int, entries: Iterable[Mapping[str, Any]], paper: Paper) -> None:
        for entry in entries:
            key = (entry["form"], _day(entry["from"]))
            values = {"form": key[0], "since": key[1], "until": _day(entry.get("to"))}
            self.tables["Discipline"].merge(party, lambda row, key=key: (row.form, row.since) == key, values, paper)

    def _recruited(self, party: int, value: Any, paper: Paper) -> None:
        values = {"type": "tuyen_dung", "since": _day(value)}
        self.tables["Service"].merge(party, lambda row: row.type == "tuyen_dung", values, paper)

    def _members_disciplined(self, party: int, entries: Iterable[Mapping[str, Any]], paper: Paper) -> None:
        plain = [{"form": entry["form"], "from": str(entry.get("from") or "")} for entry in entries]
        self._keyed("UnitYear", party, {"year": self.year}, {"members_disciplined": plain}, paper)

    def _attested(self, party: int, values: Mapping[str, Any], paper: Paper) -> None:
        for name, value in values.items():
            kind = vocabulary().facts.get(name)
            if kind is None or kind.cls is FactClass.CLAIM:
                continue
            key = {"name": name, "year": year_of_attestation(name, self.year)}
            self._keyed("Attestation", party, key, {"value": value}, paper)


def _same_work(row: Initiative, *, values: Mapping[str, Any], number: str) -> bool:
    """The same decision, else the same name, else (a list that gives neither) the same year and kind."""
    if row.kind != values["kind"] or (row.year and values["year"] and row.year != values["year"]):
        return False
    if number and row.cite:
        return names_paper(row.cite, number)
    if row.name and values["name"]:
        return fold(row.name) == fold(values["name"])
    return True


def _decision(entry: Mapping[str, Any]) -> str:
    """The paper an entry names for itself: "327/QĐ-SGDĐT ngày 24 tháng 5 năm 2025"."""
    if entry.get("cite"):
        return str(entry["cite"])
    number, decided = str(entry.get("decision") or ""), _day(entry.get("decided"))
    return f"{number} {long_date(decided)}" if number and decided else number


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])


def _say_result(row: YearResult, name: str) -> tuple[str, str]:
    if name == "exceeded_targets":
        return f"vượt mức chỉ tiêu năm {row.year}", "có" if row.exceeded_targets else "không"
    return f"kết quả năm {row.year}", YearResult.Result(row.result).label.lower()


def _say_titles(row: YearTitles, name: str) -> tuple[str, str]:
    names = award_names()
    return f"danh hiệu năm {row.year}", ", ".join(names[code].name for code in row.titles) or "không có"


def _say_initiative(row: Initiative, name: str) -> tuple[str, str]:
    value = getattr(row, name)
    if name == "scope":
        value = Initiative.Scope(value).label if value in Initiative.Scope.values else value
    spoken = {True: "có", False: "không"}.get(value, value) if isinstance(value, bool) else value
    return f"sáng kiến năm {row.year or 'chưa rõ'} ({FIELD_WORDS.get(name, name)})", str(spoken)


def _say_award(row: EarlierAward, name: str) -> tuple[str, str]:
    value = getattr(row, name)
    what = f"{award_names()[row.award].name} năm {row.year} ({FIELD_WORDS.get(name, name)})"
    return what, long_date(value) if isinstance(value, date) else str(value)


def _say_figure(row: UnitYear, name: str) -> tuple[str, str]:
    value = getattr(row, name)
    if name == "members_disciplined":
        return f"số người bị kỷ luật năm {row.year}", str(len(value))
    return f"{vocabulary().facts[name].label} năm {row.year}", str(value)


def _say_attestation(row: Attestation, name: str) -> tuple[str, str]:
    kind = vocabulary().facts.get(row.name)
    if kind is None:
        return COVERAGE_WORDS[row.name], str(row.value)
    return kind.label, vocabulary().say(row.name, vocabulary().encode(row.name, row.value))


def _say_discipline(row: Discipline, name: str) -> tuple[str, str]:
    value = getattr(row, name)
    return f"kỷ luật từ {long_date(row.since)}", long_date(value) if isinstance(value, date) else str(value)


def _say_service(row: Service, name: str) -> tuple[str, str]:
    value = getattr(row, name)
    return "ngày tuyển dụng", long_date(value) if isinstance(value, date) else str(value)


FIELD_WORDS = {
    "year": "năm công nhận",
    "name": "tên",
    "scope": "phạm vi",
    "applied": "đã áp dụng",
    "accepted": "đã nghiệm thu",
    "recognised_by": "nơi công nhận",
    "used_for": "đã dùng để xét",
    "decided_on": "ngày quyết định",
    "period_from": "từ năm",
    "period_to": "đến năm",
    "level": "cấp",
}
