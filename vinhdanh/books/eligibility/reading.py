"""One query a table: the rows of the record and the ledger, each put into its party's facts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.models import (
    Attestation,
    Discipline,
    EarlierAward,
    Initiative,
    Leave,
    Post,
    Proof,
    Service,
    UnitYear,
    YearResult,
    YearTitles,
)
from vinhdanh.law.names import award_names
from vinhdanh.law.table import YEARLY_TITLES
from vinhdanh.law.years import holds_year

from .known import Facts, Known, Provisional, put_fact, same_award

AWARDS_HORIZON = 10
"""A ledger that is complete for so many years up to the one judged is taken to hold every award that matters to it."""

UNIT_FIGURES = ("headcount", "ldtt_count", "cstdcs_count", "completed_count")


class Reader:
    """One query a table; each row goes to its party."""

    def __init__(self, known: dict[int, Known], few: list[int] | None, year: int):
        self.known, self.few, self.year = known, few, year
        self.works: dict[int, Facts] = {}
        self.decided: set[int] = set()
        """Parties to whom the ledger gives something of the year judged: its decisions are out."""

    def read(self) -> None:
        """Every table, once. Coverage comes before what is only declared: it decides whether that counts."""
        self.results()
        self.initiatives()
        self.grants()
        self.discipline()
        self.leave()
        self.service()
        self.posts()
        self.unit_years()
        self.attestations()
        self.titles()
        self.earlier_awards()

    def rows(self, model: Any, *fields: str, **where: Any) -> Iterable[tuple[Known, tuple[Any, ...]]]:
        return self.rows_of(model.objects.filter(**where), *fields)

    def rows_of(self, found: QuerySet, *fields: str) -> Iterable[tuple[Known, tuple[Any, ...]]]:
        """The rows of a table with the party each belongs to, in the order they were written."""
        found = found.order_by("party_id", "pk")
        if self.few is not None:
            found = found.filter(party__in=self.few)
        for party, *values in found.values_list("party_id", *fields).iterator(10_000):
            if (known := self.known.get(party)) is not None:
                yield known, tuple(values)

    def year_of(self, known: Known, year: int) -> Facts:
        """The entry of a year; one that the judge cannot count in is read and forgotten."""
        years: dict[int, Facts] = known.facts.setdefault("years", {})
        return years.setdefault(year, {}) if holds_year(year) else {}

    def results(self) -> None:
        fields = ("year", "result", "standing", "exceeded_targets", "cite", "proof")
        for known, (year, result, standing, exceeded, cite, proof) in self.rows(YearResult, *fields):
            entry = self.year_of(known, year)
            entry |= _paper(cite, proof, result=result)
            if standing == YearResult.Standing.EXPECTED:
                entry["expected"] = True
            if exceeded is not None:
                entry["exceeded_targets"] = exceeded

    def titles(self) -> None:
        for known, (year, titles, cite, proof) in self.rows(YearTitles, "year", "titles", "cite", "proof"):
            if proof == Proof.DECLARED and known.covers(year):
                continue
            entry = self.year_of(known, year)
            entry["titles"] = list(titles)
            _cite_too(entry, cite, proof)

    def earlier_awards(self) -> None:
        fields = ("award", "year", "decided_on", "occasion", "period_from", "period_to", "level", "cite", "proof")
        for known, (award, year, decided, occasion, first, last, level, cite, proof) in self.rows(
            EarlierAward, *fields
        ):
            awards: list[Facts] = known.facts.setdefault("awards", [])
            doubted = proof == Proof.DECLARED and known.covers(year)
            if doubted or any(same_award(granted, award, year, decided) for granted in awards if "entry" in granted):
                continue
            entry = _paper(cite, proof, code=award, year=year, occasion=occasion)
            awards.append(entry | _if_known(decided=decided, level=level, period=_period(first, last)))

    def initiatives(self) -> None:
        fields = (
            "pk", "kind", "year", "scope", "applied", "accepted", "recognised_by", "used_for", "name", "cite", "proof",
        )  # fmt: skip
        for known, (pk, kind, year, scope, applied, accepted, by, used_for, name, cite, proof) in self.rows(
            Initiative, *fields
        ):
            entry = _paper(cite, proof, id=pk)
            entry |= _if_known(name=name, year=year, scope=scope, applied=applied, accepted=accepted, recognised_by=by)
            if used_for:
                entry["used_for"] = list(used_for)
            key = "initiatives" if kind == Initiative.Kind.INITIATIVE else "science_works"
            known.facts.setdefault(key, []).append(entry)
            self.works[pk] = entry

    def grants(self) -> None:
        self.write_grants(Grant.objects.filter(status=Grant.Status.VALID))

    def write_grants(self, grants: QuerySet) -> None:
        fields = (
            "pk", "award", "occasion", "year", "decided_on", "period_from", "period_to", "decision_number", "proof",
            "consumes",
        )  # fmt: skip
        names = award_names()
        for known, (party, entry, award, occasion, year, decided, first, last, number, proof, consumes) in self.rows_of(
            grants, "party_id", *fields
        ):
            granted = _paper(number, proof, code=award, year=year, occasion=occasion, decided=decided, entry=entry)
            known.facts.setdefault("awards", []).append(granted | _if_known(period=_period(first, last)))
            if award in YEARLY_TITLES and occasion == "cong_trang":
                _cite_too(self.year_of(known, year), f"{names[award].name}: {number}", proof)
            if year == self.year:
                self.decided.add(party)
            for spent in (consumes or {}).get("initiatives", ()):
                self.spend(spent, award)

    def spend(self, initiative: int, award: str) -> None:
        if (entry := self.works.get(initiative)) is not None:
            entry.setdefault("used_for", []).append(award)

    def discipline(self) -> None:
        for known, (form, since, until, cite, proof) in self.rows(
            Discipline, "form", "since", "until", "cite", "proof"
        ):
            entry = _paper(cite, proof, form=form) | _if_known(to=until)
            known.facts.setdefault("discipline", []).append(entry | {"from": since})

    def leave(self) -> None:
        fields = ("kind", "since", "until", "months", "working_days", "grade", "complied")
        for known, (kind, since, until, months, days, grade, complied) in self.rows(Leave, *fields):
            entry = {"kind": kind} | _if_known(
                to=until, months=months, working_days=days, grade=grade, complied=complied
            )
            known.facts.setdefault("leave", []).append(entry | _if_known(**{"from": since}))

    def service(self) -> None:
        for known, (kind, agency, since) in self.rows(Service, "type", "agency", "since"):
            if kind == "tuyen_dung":
                known.facts["recruited"] = since
            else:
                known.facts.setdefault("employment", []).append({"type": kind, "agency": agency, "from": since})

    def posts(self) -> None:
        for known, (post, since, until, cite, proof) in self.rows(Post, "post", "since", "until", "cite", "proof"):
            entry = _paper(cite, proof, post=post) | _if_known(to=until)
            known.facts.setdefault("posts", []).append(entry | {"from": since})

    def unit_years(self) -> None:
        """What a unit declares of itself; whether it counts is decided when its people are counted."""
        for known, (*figures, disciplined) in self.rows(UnitYear, *UNIT_FIGURES, "members_disciplined", year=self.year):
            known.declared |= _if_known(**dict(zip(UNIT_FIGURES, figures, strict=True)))
            if disciplined is not None:
                known.declared["members_disciplined"] = disciplined

    def attestations(self) -> None:
        """Own attestations, one of the year judged over a standing one; coverage, which a whole subtree inherits."""
        found = Attestation.objects.order_by(F("year").asc(nulls_first=True), "pk")
        coverage: dict[str, dict[int, int]] = {"ledger_complete_since": {}, "initiatives_complete_since": {}}
        if self.few is not None:
            found = found.filter(party__in=self.few) | found.filter(name__in=coverage)
        fields = ("party_id", "name", "value", "year", "proof")
        for party, name, value, year, proof in found.values_list(*fields).iterator(10_000):
            if name in coverage:
                coverage[name][party] = value
            elif (known := self.known.get(party)) is not None and year in (None, self.year):
                self.attested(known, name, value)
                (known.firm.add if proof == Proof.DECISION else known.firm.discard)(name)
        for party, known in self.known.items():
            above = {int(key) for key in known.facts.pop("path").split("/") if key} | {party}
            first = {
                name: min((since[key] for key in above & since.keys()), default=None)
                for name, since in coverage.items()
            }
            self.covered(party, known, first["ledger_complete_since"], first["initiatives_complete_since"])

    def attested(self, known: Known, name: str, value: Any) -> None:
        if name in ("initiatives_listed", "awards_listed"):
            listed = name.removesuffix("_listed")
            known.facts.setdefault(listed, [])
            known.incomplete.discard(listed)
            return
        put_fact(known.facts, name, value)

    def covered(self, party: int, known: Known, ledger: int | None, initiatives: int | None) -> None:
        """Years from which the ledger and the initiatives are complete for this party."""
        if initiatives and initiatives <= self.year:
            known.facts.setdefault("initiatives", [])
            known.incomplete.discard("initiatives")
        if not ledger or ledger > self.year:
            return
        known.titled = (ledger, self.year if party in self.decided else self.year - 1)
        if ledger <= self.year - AWARDS_HORIZON + 1:
            known.facts.setdefault("awards", [])
            known.incomplete.discard("awards")

    def provisional(self, layer: Provisional) -> None:
        """Lay an award that passed over the facts: its title or award counts, its initiatives are spent."""
        known = self.known.get(layer.party_id)
        if known is None:
            return
        known.facts.setdefault("awards", []).append({"code": layer.award, "year": layer.year, "provisional": True})
        if layer.award in YEARLY_TITLES:
            self.year_of(known, layer.year)["provisional"] = True
        for spent in layer.initiatives:
            self.spend(spent, layer.award)


def _cite_too(entry: Facts, cite: str, proof: str) -> None:
    """A year may stand on two papers: the one of its result and the decision on its title."""
    if cite and cite not in entry.get("cite", ""):
        entry["cite"] = f"{entry['cite']}; {cite}" if entry.get("cite") else cite
    entry.setdefault("proof", proof)


def _period(first: int | None, last: int | None) -> list[int] | None:
    return [first or last or 0, last or first or 0] if first or last else None


def _if_known(**values: Any) -> Facts:
    return {key: value for key, value in values.items() if value not in (None, "")}


def _paper(cite: str, proof: str, **more: Any) -> Facts:
    return {"proof": proof, **({"cite": cite} if cite else {}), **more}
