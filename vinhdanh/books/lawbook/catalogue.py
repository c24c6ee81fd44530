"""The catalogue of awards in words: who may have it, on what conditions, by whose decision, how sure the text is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vinhdanh import law
from vinhdanh.ground.registry.models import Authority
from vinhdanh.law.doors import authority_rules
from vinhdanh.law.loader import all_provisions, instrument_titles
from vinhdanh.law.provisions import Provision
from vinhdanh.law.vocabulary import vocabulary

KINDS = {"title": "Danh hiệu thi đua", "form": "Hình thức khen thưởng"}
SUBJECTS = {
    "person": "cá nhân",
    "unit": "tập thể",
    "household": "hộ gia đình",
    "foreigner": "người nước ngoài, người Việt Nam ở nước ngoài",
    "work": "công trình, tác phẩm",
}
WORKPLACES = {
    "so": "sở, ngành và đơn vị trực thuộc",
    "xa": "xã, phường và đơn vị trực thuộc",
    "doanh_nghiep": "doanh nghiệp, hợp tác xã",
}


@dataclass(frozen=True)
class Mark:
    """How sure the text of the law is, as a chip."""

    text: str
    tone: str
    icon: str


ABSENT = "absent"
MARKS = {
    "high": Mark("Đã kiểm chứng", "met", "check"),
    "medium": Mark("Kiểm chứng gián tiếp", "", "info"),
    "low": Mark("Cần kiểm chứng", "warn", "warning"),
    ABSENT: Mark("Chưa có văn bản kiểm chứng", "unknown", "question"),
}


@dataclass(frozen=True)
class AwardRow:
    """One award in the list. ``confidence`` is a key of MARKS."""

    code: str
    name: str
    kind: str
    subjects: str
    decides: str
    confidence: str


@dataclass(frozen=True)
class Rule:
    """One provision in words, with its citation."""

    sentences: tuple[str, ...]
    ref: str
    confidence: str
    source: str
    checked_on: date
    note: str = ""

    @property
    def mark(self) -> Mark:
        return MARKS[self.confidence]


@dataclass(frozen=True)
class Way:
    """A way to an award: for whom, on which occasion, on what conditions."""

    rule: Rule
    route: str
    subjects: str


def catalogue(on: date, overlays: tuple[str, ...]) -> list[AwardRow]:
    """Every award by the law of ``on``, in the order of the catalogue."""
    statutes = law.statutes(on, overlays)
    return [
        AwardRow(
            award.code,
            award.name,
            KINDS[award.kind],
            _subjects(award.subjects),
            "; ".join(dict.fromkeys(label for label, _, _ in deciders(statutes, award.code))),
            award.confidence or ABSENT,
        )
        for award in statutes.awards()
    ]


def award_page(code: str, on: date, overlays: tuple[str, ...]) -> dict[str, Any]:
    """One award whole, by the law of ``on``."""
    statutes = law.statutes(on, overlays)
    award = statutes.award(code)
    door = law.door(code, subject=award.subjects[0], on=on, overlays=overlays) if award.subjects[0] != "work" else None
    return {
        "award": award,
        "kind": KINDS[award.kind],
        "subjects": _subjects(award.subjects),
        "ways": [_way(path) for path in statutes.paths(code)],
        "bars": _bars(statutes, code, award.subjects),
        "deciders": deciders(statutes, code),
        "door": door,
    }


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


def _way(path: Any) -> Way:
    provision = path.provision
    sentences = tuple(path.sentences()) if provision.kind == "path" else (provision.text,)
    confidence = provision.confidence if provision.kind == "path" else ABSENT
    route = vocabulary().scales["occasion"].labels.get(path.route or "", "")
    return Way(_rule(provision, sentences, confidence), route, _subjects(provision.subjects))


def _bars(statutes: law.Statutes, code: str, subjects: Iterable[str]) -> list[Rule]:
    bars = {bar.provision.key: bar.provision for subject in subjects for bar in statutes.bars(code, subject)}
    return [_rule(provision, (provision.text,), provision.confidence) for provision in bars.values()]


def _rule(provision: Provision, sentences: tuple[str, ...], confidence: str) -> Rule:
    return Rule(
        tuple(_upper(sentence) for sentence in sentences if sentence) or (_upper(provision.text),),
        provision.id,
        confidence,
        provision.source,
        provision.checked_on,
        provision.note or "",
    )


def _subjects(subjects: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(SUBJECTS[subject] for subject in subjects))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


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
