"""The steps of an explanation: one for each bar and each way, from the conditions themselves."""

from __future__ import annotations

from vinhdanh.law.conditions.base import ALL_OF, Hearing
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.in_force import Bar, Path
from vinhdanh.law.judging import weigh_bar, weigh_path
from vinhdanh.law.refs import parse_ref
from vinhdanh.law.world import Case, World

_UNVERIFIED = "văn bản chưa kiểm chứng"


def _hearing(case: Case, code: str, path: Path | Bar) -> Hearing:
    return Hearing(World(case, False, code), World(case, True, code), path.provision.id).pleading(path.condition)


def bar_step(case: Case, code: str, bar: Bar) -> Trace:
    """A bar asks the same of every award, so that one step serves them all."""
    return case.keep(("bar step", bar.provision.key, bar.provision.overlay), lambda: _make_bar_step(case, code, bar))


def _make_bar_step(case: Case, code: str, bar: Bar) -> Trace:
    free, maybe = weigh_bar(case, code, bar)
    step = bar.condition.explain(_hearing(case, code, bar))
    step.outcome = Outcome.of(bool(free[0]), bool(maybe[0]))
    step.ref = bar.provision.id
    if step.outcome is Outcome.UNKNOWN and not bar.certain:
        step.text += f" ({_UNVERIFIED})"
        step.missing.append(Missing(bar.provision.id, f"{bar.provision.text}: {_UNVERIFIED}"))
    return step


def aside(bar: Bar) -> Trace:
    """A bar that does not stand in this way."""
    return Trace(f"Không cản trường hợp này: {bar.provision.text}", Outcome.MET, bar.provision.id)


def path_step(case: Case, code: str, path: Path, ways: list[Path]) -> Trace:
    sure, maybe = weigh_path(case, code, path, ways)
    found = path.condition.explain(_hearing(case, code, path))
    outcome = Outcome.of(bool(sure[0]), bool(maybe[0]))
    if path.provision.kind == "hole":
        step = Trace(path.provision.text, outcome, path.provision.id, children=found.children)
        if outcome is Outcome.UNKNOWN:
            step.missing.append(Missing(path.provision.id, f"{path.provision.text}: {_UNVERIFIED}"))
        return step
    children = found.children if found.text == ALL_OF[found.outcome] else [found]
    step = Trace(_path_text(path, outcome), outcome, path.provision.id, children=children)
    if not path.certain and outcome is Outcome.UNKNOWN:
        step.text += f" ({_UNVERIFIED})"
        step.missing.append(Missing(path.provision.id, f"căn cứ này theo {_UNVERIFIED}"))
    if outcome is Outcome.NOT_MET and not _pleaded(case, path):
        step.children = []
        step.text = f"Không nêu căn cứ này: {_ground(path)}"
    return step


def _pleaded(case: Case, path: Path) -> bool:
    given = path.condition.given(case)
    return given is None or bool(given[0])


def _path_text(path: Path, outcome: Outcome) -> str:
    head = {Outcome.MET: "Đủ điều kiện", Outcome.NOT_MET: "Chưa đủ điều kiện", Outcome.UNKNOWN: "Cần bổ sung thông tin"}
    return f"{head[outcome]}: {_ground(path)}"


def _ground(path: Path) -> str:
    """The ground in a few words: the statute's own short text, else where it stands."""
    return path.provision.text or f"tiêu chuẩn tại {spoken(path.provision.id)}"


def spoken(ref: str | None) -> str:
    """A reference as a clerk writes it."""
    return parse_ref(ref).spoken() if ref else "quy định hiện hành"
