"""What a list declares, laid over what the books say; nothing is written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from vinhdanh.books.record.values import names_paper, typed
from vinhdanh.law.vocabulary import FactClass, vocabulary

from .figures import COUNTED
from .known import Facts, Known, put_fact, same_award

WORKS = ("initiatives", "science_works")


def lay_claims(known: Known, claims: Mapping[str, Any], year: int) -> Known:
    """The facts with what a list declares laid over them: it fills what the books do not say and never overrules them.

    Grounds and attested qualities are the nomination's own and do replace, except what a decision proves (the rank that
    a recognised ranking gave). A result of ``year`` or later is expected.
    """
    facts = dict(known.facts)
    laid = replace(known, facts=facts, incomplete=set(known.incomplete), declared=dict(known.declared))
    facts["years"] = _laid_years(known, claims.get("years") or {}, year)
    if claims.get("awards") is not None:
        told_awards = [told for told in claims["awards"] if not known.covers(told.get("year"))]
        facts["awards"] = _joined(facts.get("awards", []), told_awards, _same_entry)
        laid.incomplete.discard("awards")
    for key in WORKS:
        if claims.get(key) is None:
            continue
        told = claims[key]
        if "initiatives" not in known.incomplete:  # of the year judged a list may still tell what the books do not hold
            told = [work for work in told if (work.get("year") or year) >= year]
        facts[key] = _joined(facts.get(key, []), told, _same_work)
        laid.incomplete.discard("initiatives")
    for group in ("attested", "movement", "cluster"):
        if claims.get(group):
            told = {name: value for name, value in claims[group].items() if f"{group}.{name}" not in known.firm}
            facts[group] = {**facts.get(group, {}), **told}
    for key, value in claims.items():
        if key not in {"years", "awards", *WORKS, "attested", "movement", "cluster", "freeze", "subject"}:
            _lay(laid, key, value)
    return laid


def _lay(laid: Known, key: str, value: Any) -> None:
    """One stand-alone fact, named as the vocabulary does ("movement.rank"), perhaps in the words of a form.

    What a list says of a collective whose people were counted is only compared.
    """
    facts = laid.facts
    if laid.figures is not None and key in COUNTED:
        laid.declared[key] = typed(key, value)
        return
    if key in laid.firm:
        return
    kind = vocabulary().facts.get(key)
    if kind is None:
        facts.setdefault(key, value)
        return
    if kind.group:
        facts[kind.group] = dict(facts.get(kind.group, {}))
    elif kind.cls is not FactClass.CLAIM and key in facts:
        return
    put_fact(facts, key, typed(key, value))


def _laid_years(known: Known, told: Mapping[Any, Mapping[str, Any]], judged: int) -> dict[int, Facts]:
    years = {year: dict(entry) for year, entry in known.facts.get("years", {}).items()}
    for named, said in told.items():
        year = int(named)
        entry = years.setdefault(year, {})
        if said.get("result") and not entry.get("result"):
            entry |= {"result": said["result"], "proof": "khai"}
            if year >= judged:
                entry["expected"] = True
        if said.get("titles") is not None and not known.covers(year):
            entry.setdefault("titles", list(said["titles"]))
        if said.get("exceeded_targets") is not None:
            entry.setdefault("exceeded_targets", said["exceeded_targets"])
    return years


def _joined(ours: list[Facts], told: Iterable[Facts], same: Callable[[Facts, Facts], bool]) -> list[Facts]:
    """Ours, and of what is told the entries that are not among them; each of ours answers for one entry only."""
    left, new = list(ours), []
    for entry in told:
        twin = next((mine for mine in left if same(entry, mine)), None)
        if twin is None:
            new.append({"proof": "khai", **entry})
        else:
            left.remove(twin)
    return [*ours, *new]


def _same_entry(told: Facts, mine: Facts) -> bool:
    decided = mine.get("decided")
    return same_award(told, mine["code"], mine.get("year") or 0, decided if isinstance(decided, date) else None)


def _same_work(told: Facts, mine: Facts) -> bool:
    if told.get("decision") and mine.get("cite"):
        return names_paper(str(mine["cite"]), str(told["decision"]))
    return told.get("year") == mine.get("year")
