"""Provisions as people read them: what kind of rule, for whom, line by line, from where, how sure, tried by what."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vinhdanh import law
from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.ground.registry.models import Authority
from vinhdanh.law.cases import tested_by
from vinhdanh.law.conditions.base import Outline
from vinhdanh.law.in_force import Path
from vinhdanh.law.provisions import OPEN, Provision
from vinhdanh.law.vocabulary import vocabulary

SUBJECTS = {
    "person": "cá nhân",
    "unit": "tập thể",
    "household": "hộ gia đình",
    "foreigner": "người nước ngoài, người Việt Nam ở nước ngoài",
    "work": "công trình, tác phẩm",
}
CRITERIA, BAR, DECIDES, VOTE, PRIZE, PAPERS, TERM, GENERAL = (
    "Tiêu chuẩn",
    "Chưa xét, không xét khi",
    "Thẩm quyền quyết định",
    "Tỷ lệ phiếu",
    "Tiền thưởng",
    "Hồ sơ",
    "Thời hạn",
    "Quy định chung",
)
ABSENT = "absent"


@dataclass(frozen=True)
class Mark:
    """How sure the text of the law is, as a chip."""

    text: str
    tone: str
    icon: str


MARKS = {
    "high": Mark("Đã kiểm chứng", "met", "check"),
    "medium": Mark("Kiểm chứng gián tiếp", "", "info"),
    "low": Mark("Cần kiểm chứng", "warn", "warning"),
    ABSENT: Mark("Chưa có văn bản kiểm chứng", "unknown", "question"),
}


@dataclass(frozen=True)
class Line:
    """One sentence of a rule; ``depth`` is how far it is indented below the sentences above it."""

    text: str
    depth: int = 0


@dataclass(frozen=True)
class Tried:
    """A case that tries a provision: what it asks, and the answer it must get."""

    question: str
    answer: str


@dataclass(frozen=True)
class Rule:
    """One provision in words. ``about``: what it rules; ``lead``: for whom, on which occasion."""

    about: str
    lead: str
    lines: tuple[Line, ...]
    provision: Provision

    @property
    def ref(self) -> str:
        return self.provision.id

    @property
    def confidence(self) -> str:
        return ABSENT if self.provision.kind == "hole" else self.provision.confidence

    @property
    def mark(self) -> Mark:
        return MARKS[self.confidence]

    @property
    def title(self) -> str:
        """The provision's own words, in short."""
        return _upper(self.provision.text)

    @property
    def text(self) -> str:
        """All of it in one line."""
        return "; ".join(line.text for line in self.lines)

    @property
    def ends(self) -> date | None:
        """Its last day, None while it stands."""
        return None if self.provision.until == OPEN else self.provision.until

    @property
    def cases(self) -> list["Tried"]:
        """The cases that try it."""
        known = tested_by().get(self.provision.key, [])
        return [Tried(case.title or case.name, _answer(case.outcome)) for case in known]


def rules_of(statutes: law.Statutes, code: str) -> list[Rule]:
    """Every rule of one award by its own: criteria, what keeps it back, who decides, vote, prize, papers, terms."""
    found = [way_rule(path) for path in statutes.paths(code)]
    found += [_rule(BAR, p, p.text) for p in own_bars(statutes, code)]
    for kind, about, lines in _OWN:
        found += [_rule(about, p, *lines(p)) for p in statutes.of_kind(kind, code) if code in p.awards]
    return found


def general_rules(statutes: law.Statutes) -> list[Rule]:
    """What holds for every award: principles, what keeps any award back, salaries and rounding, quorums, priorities."""
    found = [_rule(BAR, p, p.text) for p in statutes.of_kind("bar") if not p.awards]
    for kind in ("principle", "preference", "quorum", "prize_rule"):
        found += [_rule(GENERAL, p, p.text) for p in statutes.of_kind(kind)]
    found += [
        _rule(PRIZE, p, f"mức lương cơ sở {format_number(p.body['amount'])} đồng/tháng")
        for p in statutes.of_kind("base_salary")
    ]
    return found + [_rule(TERM, p, *_term(p)) for p in statutes.of_kind("deadline") if not p.awards]


def way_rule(path: Path) -> Rule:
    """A way to an award, its conditions each a line with what it consists of below it."""
    lines = tuple(line for outline in path.outlines() for line in _lines(outline, 0))
    route = vocabulary().scales["occasion"].labels.get(path.route or "", "")
    lead = subjects_in_words(path.provision.subjects) + (f", khen theo {route}" if route else "")
    return Rule(CRITERIA, _upper(lead), lines or (Line(_upper(path.provision.text)),), path.provision)


def own_bars(statutes: law.Statutes, code: str) -> list[Provision]:
    """What keeps this award back and names it."""
    return [p for p in statutes.of_kind("bar", code) if code in p.awards]


def general_bars(statutes: law.Statutes, code: str) -> list[Rule]:
    """What keeps this award back and others too, and does not name it."""
    subjects = law.award_names()[code].subjects
    found = {bar.provision.key: bar.provision for each in subjects for bar in statutes.bars(code, each)}
    return [_rule(BAR, p, p.text) for p in found.values() if not p.awards]


def subjects_in_words(subjects: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(SUBJECTS[subject] for subject in subjects))


def _rule(about: str, provision: Provision, *lines: str) -> Rule:
    lead = _upper(subjects_in_words(provision.subjects))
    return Rule(about, lead, tuple(Line(_upper(line)) for line in lines if line), provision)


def _lines(outline: Outline, depth: int) -> Iterator[Line]:
    yield Line(_upper(outline.text) + (":" if outline.parts else ""), depth)
    for part in outline.parts:
        yield from _lines(part, depth + 1)


_ANSWERS = {"met": "đủ điều kiện", "not_met": "chưa đủ điều kiện", "unknown": "cần bổ sung thông tin"}


def _answer(outcome: str) -> str:
    """An expected answer in words: an outcome, an authority, or a figure."""
    if outcome.isdigit():
        return format_number(int(outcome))
    return _ANSWERS.get(outcome) or dict(Authority.Decides.choices).get(outcome, outcome)


def _decides(provision: Provision) -> list[str]:
    who = str(Authority.Decides(provision.body["decides"]).label)
    kinds = [_WORKPLACES[kind] for kind in provision.body.get("unit_kinds", ()) if kind in _WORKPLACES]
    return [f"{who} ({', '.join(kinds)})" if kinds else who]


def _prize(provision: Provision) -> list[str]:
    most = "không quá " if provision.body.get("ceiling") else ""
    return [
        f"{words}: {most}{provision.body[subject].replace('.', ',')} lần mức lương cơ sở"
        for subject, words in (("person", "cá nhân"), ("unit", "tập thể"))
        if subject in provision.body
    ]


def _papers(provision: Provision) -> list[str]:
    sets = provision.body.get("sets")
    return [*(paper["text"] for paper in provision.body["papers"]), f"{sets:02d} bộ hồ sơ" if sets else ""]


def _term(provision: Provision) -> list[str]:
    return [f"{provision.body['step']}: {provision.text[:1].lower()}{provision.text[1:]}"]


def _text(provision: Provision) -> list[str]:
    return [provision.text]


_OWN: tuple[tuple[str, str, Callable[[Provision], list[str]]], ...] = (
    ("authority", DECIDES, _decides),
    ("vote", VOTE, _text),
    ("quota", VOTE, _text),
    ("prize", PRIZE, _prize),
    ("paper", PAPERS, _papers),
    ("opinion", PAPERS, _text),
    ("deadline", TERM, _term),
)
_WORKPLACES = {
    "bo": "bộ",
    "bo_nganh": "bộ, ngành",
    "quan_doi": "Quân đội",
    "cong_an": "Công an",
    "doanh_nghiep": "doanh nghiệp",
    "hop_tac_xa": "hợp tác xã",
    "huyen": "huyện",
    "truong_thuoc_huyen": "trường thuộc huyện",
    "xa": "xã, phường",
    "phong_thuoc_xa": "phòng thuộc xã, phường",
    "truong_thuoc_xa": "trường thuộc xã, phường",
}


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
