"""The catalogue of awards: who may have it, on what conditions, by whose decision, on what papers, with which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh import law
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.ground.registry.models import Authority
from vinhdanh.law.doors import authority_rules
from vinhdanh.law.loader import all_provisions, instrument_titles
from vinhdanh.law.provisions import Provision

from .rules import ABSENT, BAR, CRITERIA, PAPERS, SUBJECTS, TERM, Rule, general_bars, rules_of, subjects_in_words

KINDS = {"title": "Danh hiệu thi đua", "form": "Hình thức khen thưởng"}
LEVELS = {
    "co_so": "Cơ sở",
    "tinh": "Bộ, ban, ngành, tỉnh",
    "chinh_phu": "Chính phủ",
    "nha_nuoc": "Nhà nước",
}
CALLINGS = {
    "cong_nhan": "công nhân",
    "nong_dan": "nông dân",
    "nguoi_lao_dong": "người lao động",
    "doanh_nhan": "doanh nhân",
    "tri_thuc": "trí thức",
    "nha_khoa_hoc": "nhà khoa học",
}
"""Who has criteria of their own beside those for everybody."""
_SHORTER = {"foreigner": "người nước ngoài"}
_DIRECT = ("cong_nhan", "nong_dan", "nguoi_lao_dong")
WORKPLACES = {
    "so": "sở, ngành và đơn vị trực thuộc",
    "xa": "xã, phường và đơn vị trực thuộc",
    "doanh_nghiep": "doanh nghiệp, hợp tác xã",
}


@dataclass(frozen=True)
class AwardRow:
    """One award in the list. ``confidence`` is a key of MARKS; ``tags``, ``level_code``, ``words``: to filter by."""

    code: str
    name: str
    kind: str
    subjects: str
    level: str
    decides: str
    confidence: str
    tags: frozenset[str] = field(default=frozenset())
    kind_code: str = ""
    level_code: str = ""
    words: str = ""


def catalogue(statutes: law.Statutes) -> list[AwardRow]:
    """Every award, in the order of the catalogue."""
    return [_row(award, statutes) for award in statutes.awards()]


def _row(award: Any, statutes: law.Statutes) -> AwardRow:
    known = law.award_names()[award.code]
    paths = statutes.paths(award.code)
    said = [award.name, *known.aliases, *(" ".join([p.provision.text, *p.sentences()]) for p in paths)]
    return AwardRow(
        award.code,
        award.name,
        KINDS[award.kind],
        _upper(", ".join(_SHORTER.get(subject, SUBJECTS[subject]) for subject in award.subjects)),
        LEVELS[known.level],
        "; ".join(dict.fromkeys(label for label, _, _ in deciders(statutes, award.code))),
        award.confidence or ABSENT,
        frozenset({*award.subjects, *(calling for p in paths for calling in callings(p.provision))}),
        award.kind,
        known.level,
        fold(" ".join(said)),
    )


def callings(provision: Provision) -> set[str]:
    """For which occupations a way to an award is of their own."""
    return set(_callings(provision.body.get("all", [])))


def _callings(condition: Any) -> Iterator[str]:
    if isinstance(condition, list):
        for part in condition:
            yield from _callings(part)
    elif isinstance(condition, dict):
        for name, inner in condition.items():
            if name == "occupation" and not isinstance(inner, dict):
                yield from [inner] if isinstance(inner, str) else inner
            elif name == "direct_worker" and inner is True:
                yield from _DIRECT
            else:
                yield from _callings(inner)


def award_page(code: str, on: date, statutes: law.Statutes) -> dict[str, Any]:
    """One award whole, by the law of ``on``."""
    award = statutes.award(code)
    door = law.door(code, subject=award.subjects[0], on=on, law=statutes) if award.subjects[0] != "work" else None
    rules = rules_of(statutes, code)
    return {
        "award": award,
        "kind": KINDS[award.kind],
        "level": LEVELS[law.award_names()[code].level],
        "subjects": subjects_in_words(award.subjects),
        "ways": _about(rules, CRITERIA),
        "bars": _about(rules, BAR),
        "general_bars": general_bars(statutes, code),
        "deciders": deciders(statutes, code),
        "shelves": [(about, found) for about in (PAPERS, TERM) if (found := _about(rules, about))],
        "prizes": list(prizes(statutes, code, on)),
        "wordings": list(wordings(code, award.subjects)),
        "door": door,
    }


def _about(rules: Sequence[Rule], about: str) -> list[Rule]:
    return [rule for rule in rules if rule.about == about]


def prizes(statutes: law.Statutes, code: str, on: date) -> Iterator[tuple[str, str, str]]:
    """(for whom, the amount on that day and how it comes about, citation)."""
    for subject in law.award_names()[code].subjects:
        for decides in {rule.body["decides"]: None for rule in statutes.of_kind("authority", code)}:
            try:
                found = law.prize(code, subject=subject, on=on, decided_by=decides, law=statutes)
            except law.NoPrize:
                continue
            part = found.parts[0]
            most = "không quá " if found.ceiling else ""
            reckoned = f"{format_number(float(part.multiple))} × {format_number(part.base)} đồng"
            yield SUBJECTS[subject], f"{most}{format_number(part.amount)} đồng ({reckoned})", part.refs[0]
            break


def wordings(code: str, subjects: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """What stands on the decision and on the certificate; once where the words are the same for every subject."""
    said = set()
    for subject in subjects:
        if subject == "work":
            continue
        words = law.wording(
            code,
            subject,
            authority="Chủ tịch Ủy ban nhân dân tỉnh …",
            insignia="…",
            field="…",
        )
        if (pair := tuple(words)) not in said:
            said.add(pair)
            yield pair[0], pair[1]


def deciders(statutes: law.Statutes, code: str) -> list[tuple[str, str, str]]:
    """(who decides, for which workplaces, citation); the workplaces are empty where one decides for all."""
    found: dict[tuple[str, str], list[str]] = {}
    for subject in law.award_names()[code].subjects:
        for kind, words in WORKPLACES.items():
            for provision in authority_rules(statutes, code, subject, kind)[:1]:
                places = found.setdefault((provision.body["decides"], provision.id), [])
                if words not in places:
                    places.append(words)
    return [
        (str(Authority.Decides(decides).label), "; ".join(places) if len(places) < len(WORKPLACES) else "", ref)
        for (decides, ref), places in found.items()
    ]


@dataclass(frozen=True)
class Overlay:
    """Rules of a ministry or a province that may be adopted here."""

    name: str
    titles: tuple[str, ...]


def overlays_available() -> list[Overlay]:
    """Every overlay there is, with the titles of its instruments."""
    titles = instrument_titles()
    instruments: dict[str, dict[str, None]] = {}
    for provision in all_provisions():
        if provision.overlay:
            instruments.setdefault(provision.overlay, {})[provision.id.partition("@")[0]] = None
    return [
        Overlay(name, tuple(titles.get(instrument, instrument) for instrument in found))
        for name, found in sorted(instruments.items())
    ]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
