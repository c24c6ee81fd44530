"""Is the law data sound? Gaps, overlaps, missing references, holes: walked over every day on which anything changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from vinhdanh.law.fields import ProvisionError, meant
from vinhdanh.law.in_force import Statutes, change_days, condition_of, statutes
from vinhdanh.law.loader import all_provisions, faults, overlapping, read_file, statute_files, where
from vinhdanh.law.names import award_names
from vinhdanh.law.patching import patch_faults, patches
from vinhdanh.law.posts import posts
from vinhdanh.law.provisions import OPEN, Provision
from vinhdanh.law.vocabulary import vocabulary

_WHO = {"person": "cá nhân", "unit": "tập thể", "household": "hộ gia đình", "foreigner": "người nước ngoài"}
SINCE = date(2024, 1, 1)  # from here on every award must be covered


@dataclass(frozen=True)
class Findings:
    """What lint found: ``errors`` make the statutes unsound, ``holes`` are known, ``notes`` are for people."""

    errors: list[str]
    holes: list[str]
    notes: list[str]

    @property
    def sound(self) -> bool:
        """Whether the statutes may be used."""
        return not self.errors


def lint() -> Findings:
    """Read and check all statutes, overlays, patches and catalogues; every fault with its file and line."""
    try:
        vocabulary()
        posts()
        award_names()
    except (ValueError, KeyError, TypeError) as problem:
        return Findings([f"danh mục: {problem}"], [], [])
    errors = [fault for path in statute_files() for fault in faults(path)] + patch_faults()
    if errors:
        return Findings(errors, [], [])
    read = [provision for path in statute_files() for provision in read_file(path)]
    reported = [provision for patch in patches().values() for provision in patch.provisions]
    errors = overlapping(read) + overlapping(reported) + _conditions([*read, *reported])
    if errors:
        return Findings(errors, [], [])
    provisions = all_provisions()
    errors = _broken_overrides((*provisions, *reported), provisions) + _one_voice(provisions) + _uncovered()
    return Findings(errors, _holes(provisions), _low(provisions))


def _conditions(provisions: Iterable[Provision]) -> list[str]:
    """Conditions that are not of the vocabulary."""
    errors = []
    for provision in provisions:
        try:
            condition_of(provision)
        except ProvisionError as problem:
            errors.append(f"{where(provision, problem.token)}: {problem}")
    return errors


def _broken_overrides(provisions: Iterable[Provision], standing: Iterable[Provision]) -> list[str]:
    known = {p.key for p in standing}
    return [
        f"{where(p, 'overrides')}: thay thế “{p.overrides}” không có{meant(str(p.overrides), known)}"
        for p in provisions
        if p.overrides and p.overrides not in known
    ]


_SLOTS: dict[str, Callable[[Provision], Iterable[tuple[object, ...]]]] = {
    "base_salary": lambda p: [()],
    "vote": lambda p: [(code,) for code in p.awards],
    "way": lambda p: [(code,) for code in p.awards],
    "prize": lambda p: [(code, tuple(p.body.get("decided_by", ()))) for code in p.awards],
    "prize_rule": lambda p: [(p.body["topic"],)],
    "principle": lambda p: [(p.body["topic"],)],
    "preference": lambda p: [(p.body["rank"],)],
    "quota": lambda p: [(code, p.subjects) for code in p.awards],
    "quorum": lambda p: [(p.body["meeting"], p.body.get("council"), p.awards)],
}


def _one_voice(provisions: tuple[Provision, ...]) -> list[str]:
    """Where one answer is due, two provisions on one day are an error."""
    errors = []
    for day in change_days():
        seen: dict[tuple[object, ...], Provision] = {}
        for provision in provisions:
            if provision.kind in _SLOTS and provision.in_force(day):
                for slot in _SLOTS[provision.kind](provision):
                    key = (provision.kind, provision.overlay, *slot)
                    other = seen.setdefault(key, provision)
                    if other is not provision:
                        errors.append(f"{where(provision)} và {where(other)}: cùng nói về một việc ngày {day:%d/%m/%Y}")
    return sorted(set(errors))


def _uncovered() -> list[str]:
    """Every award has a way (or a listed hole) and a decider on every day since the law of 2024."""
    first: dict[str, date] = {}
    for day in [d for d in change_days() if d >= SINCE]:
        law = statutes(day)
        for code, award in award_names().items():
            if "work" in award.subjects:
                continue
            for subject in _bare(law, code):
                first.setdefault(f"{code}: không có quy định nào cho {_WHO[subject]}{_standing_in(code)}", day)
            if not law.of_kind("authority", code):
                first.setdefault(f"{code}: không có thẩm quyền quyết định", day)
    return [f"{error}; trống từ ngày {day:%d/%m/%Y}" for error, day in first.items()]


def _standing_in(code: str) -> str:
    """The files that speak of an award, for whoever has to close a gap."""
    files = dict.fromkeys(p.file for p in all_provisions() if code in p.awards and p.kind in ("path", "hole"))
    return f" (xem from, until trong {', '.join(files)})" if files else " (thêm một quy định, hoặc loại hole)"


def _bare(law: Statutes, code: str) -> list[str]:
    told = {subject for path in law.paths(code) for subject in path.provision.subjects}
    return [s for s in law.open_to(code) or award_names()[code].subjects if s not in told]


def _holes(provisions: tuple[Provision, ...]) -> list[str]:
    return [
        f"{p.id} [{', '.join(p.awards)}; {', '.join(p.subjects)}]: {p.text}" for p in provisions if p.kind == "hole"
    ]


def _low(provisions: tuple[Provision, ...]) -> list[str]:
    return [
        f"{p.key} [{', '.join(p.awards)}]: {p.source}" for p in provisions if p.confidence == "low" and p.until == OPEN
    ]
