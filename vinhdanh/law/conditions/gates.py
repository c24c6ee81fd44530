"""Gates: what keeps an award back whatever the achievement. Absent facts are presumed none, and said to be so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law import years as ys
from vinhdanh.law.conditions.base import Condition, Hearing
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.ragged import FAR_DAY, Bools
from vinhdanh.law.table import year_of
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case, World

NEUTRAL = "tạm dừng, chờ ý kiến"
_CLEARED = 0
_STUDY = vocabulary().scales["leave"].rank("dao_tao")


@dataclass(frozen=True)
class NoFreeze(Condition):
    """No inspection, complaint or examination is open on the day of judging.

    Its words never say which kind: that is for board head and inspectorate alone (``Verdict.confidential``).
    """

    def holds(self, world: World) -> Bools:
        rows, on = world.table.freezes, world.case.on.toordinal()
        if not len(rows):
            return world.all_rows(True)
        open_now = (rows["start"] <= on) & (rows["end"] > on) & (rows["outcome"] != _CLEARED)
        cleared = (world.table.cleared_on > 0) & (world.table.cleared_on <= on)
        return ~rows.any_by_row(open_now, world.size) | cleared

    def sentence(self) -> str:
        return f"không thuộc trường hợp {NEUTRAL}"

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self)
        table = hearing.case.table
        if step.outcome is Outcome.NOT_MET:
            step.text = NEUTRAL[:1].upper() + NEUTRAL[1:]
        elif not table.freezes_known[0] and not table.cleared_on[0]:
            step.to_confirm.append(self.sentence())
        return step


def freeze_details(case: Case) -> list[str]:
    """What is open on the one subject, in words. Confidential."""
    rows, on = case.table.freezes, case.on.toordinal()
    scale = vocabulary().scales["freeze"]
    places = np.flatnonzero((rows["start"] <= on) & (rows["end"] > on) & (rows["outcome"] != _CLEARED))
    return [scale.label_of_rank(int(rows["kind"][place])) for place in places]


@dataclass(frozen=True)
class DisciplineOver(Condition):
    """No discipline runs on the day of judging, and the year judged lies after the end of any."""

    def holds(self, world: World) -> Bools:
        rows, on = world.table.discipline, world.case.on.toordinal()
        if not len(rows):
            return world.all_rows(True)
        running = rows.any_by_row((rows["start"] <= on) & (rows["end"] > on), world.size)
        return ~running & ys.has(world.counted_years(), world.case.year)

    def sentence(self) -> str:
        return "thành tích của năm xét được lập sau khi chấp hành xong kỷ luật (nếu có)"

    def explain(self, hearing: Hearing) -> Trace:
        table, case = hearing.case.table, hearing.case
        step = hearing.step(self)
        rows = table.discipline
        if step.outcome is Outcome.UNKNOWN:
            text = f"kỷ luật chấp hành xong trong năm {case.year}, chưa rõ thành tích cả năm có được tính hay không"
            step.text = text[:1].upper() + text[1:]
            step.missing.append(
                Missing(
                    hearing.ref,
                    text,
                    "discipline",
                    case.year,
                    f"Thành tích năm {case.year} có được tính từ khi chấp hành xong kỷ luật không?",
                )
            )
        elif step.outcome is Outcome.NOT_MET:
            last = int(rows["end"].max()) if len(rows) else 0
            name = vocabulary().scales["discipline"].label_of_rank(int(rows["form"].max()))
            step.text = (
                f"Đang trong thời gian chấp hành kỷ luật {name}"
                if last >= FAR_DAY or last > case.on.toordinal()
                else f"Kỷ luật {name}: thành tích chỉ tính từ khi chấp hành xong"
            )
        elif not table.discipline_known[0]:
            step.to_confirm.append("không bị kỷ luật")
        return step


@dataclass(frozen=True)
class NoDisciplineInYear(Condition):
    """No discipline from a form up took effect or ran in the year judged."""

    form: int

    def holds(self, world: World) -> Bools:
        rows, year = world.table.discipline, world.case.year
        start = year_of(rows["start"])
        ends = year_of(np.minimum(rows["end"], FAR_DAY).astype(np.int32))
        inside = (rows["form"] >= self.form) & (start <= year) & (ends >= year)
        return ~rows.any_by_row(inside, world.size)

    def sentence(self) -> str:
        return f"trong năm xét không bị kỷ luật từ {vocabulary().scales['discipline'].label_of_rank(self.form)} trở lên"

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self)
        if not hearing.case.table.discipline_known[0]:
            step.to_confirm.append("không bị kỷ luật trong năm")
        return step


@dataclass(frozen=True)
class Served(Condition):
    """At least so many months of service in the same agency by the day of judging, earlier contracts included."""

    months: int

    def holds(self, world: World) -> Bools:
        return ~(self._served(world.case) < self.months)

    @staticmethod
    def _served(case: Case) -> NDArray[np.float64]:
        """Months served; infinite when nothing is said (presumed an old hand)."""
        return case.keep("served", lambda: _served(case))

    def sentence(self) -> str:
        return f"đã công tác từ {self.months:02d} tháng trở lên tại cơ quan, đơn vị, kể cả thời gian hợp đồng trước đó"

    def explain(self, hearing: Hearing) -> Trace:
        served = float(self._served(hearing.case)[0])
        step = hearing.step(self, need=self.months)
        if np.isinf(served):
            step.to_confirm.append(f"không phải mới tuyển dụng dưới {self.months:02d} tháng")
        else:
            step.got = round(served, 1)
            step.text = f"Thời gian công tác tại cơ quan: {int(served)} tháng; cần {self.months} tháng"
        return step


@dataclass(frozen=True)
class Established(Served):
    """A collective that stands since so many months at least by the day of judging."""

    def sentence(self) -> str:
        return f"đã thành lập từ {self.months:02d} tháng trở lên"

    def explain(self, hearing: Hearing) -> Trace:
        since = float(self._served(hearing.case)[0])
        step = hearing.step(self, need=self.months)
        if np.isinf(since):
            step.to_confirm.append(f"không phải mới thành lập dưới {self.months:02d} tháng")
        else:
            step.got = round(since, 1)
            step.text = f"Đã thành lập {int(since)} tháng; cần {self.months} tháng"
        return step


def _served(case: Case) -> NDArray[np.float64]:
    table = case.table
    served = np.where(np.isnan(table.service_months), -np.inf, table.service_months)
    dated = np.flatnonzero(table.service_start)
    if len(dated):
        since = _whole_months(table.service_start[dated], case.on.toordinal())
        served[dated] = np.maximum(served[dated], since)
    return np.where(np.isneginf(served), np.inf, served)


def _whole_months(start: NDArray[np.int32], on: int) -> NDArray[np.float64]:
    """Calendar months from each day to ``on``: 15 June to 15 December are six."""
    days = np.stack([start.astype(np.int64), np.full(len(start), on, np.int64)]) - 719163
    stamps = days.astype("datetime64[D]")
    months = stamps.astype("datetime64[M]")
    dom = (stamps - months).astype(np.int64)
    whole = (months[1] - months[0]).astype(np.int64) - (dom[1] < dom[0])
    return np.asarray(whole, np.float64)


@dataclass(frozen=True)
class AbsentBelow(Condition):
    """Absent for fewer than so many working days in the year, leave that counts as work aside."""

    days: int

    def holds(self, world: World) -> Bools:
        rows = world.table.leave
        if not len(rows):
            return world.all_rows(True)
        plain = (rows["kind"] == 0) & _in_year(world.case)
        total = np.bincount(rows.row[plain], weights=rows["working_days"][plain], minlength=world.size)
        return np.asarray(total < self.days)

    def sentence(self) -> str:
        return f"trong năm xét nghỉ dưới {self.days} ngày làm việc"

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self, need=f"< {self.days}")
        rows = hearing.case.table.leave
        plain = (rows["kind"] == 0) & _in_year(hearing.case)
        if hearing.case.table.leave_known[0]:
            step.got = int(rows["working_days"][plain].sum())
            step.text = f"Nghỉ {step.got} ngày làm việc trong năm; phải dưới {self.days} ngày"
        else:
            step.to_confirm.append(f"không nghỉ từ {self.days} ngày làm việc trở lên")
        return step


@dataclass(frozen=True)
class LeaveCounts(Condition):
    """Leave of a kind counts as working time. ``shorter``: only below so many months; ``longer``: from so many on.

    ``grade``: it must have ended with at least this result. ``settles=False``: such leave is covered by no rule seen,
    so that the answer stays open.
    """

    kind: int
    shorter: float | None = None
    longer: float | None = None
    grade: int | None = None
    settles: bool = True

    def _here(self, case: Case) -> Bools:
        rows = case.table.leave
        here = (rows["kind"] == self.kind) & _in_year(case)
        if self.shorter is not None:
            here &= rows["months"] < self.shorter
        if self.longer is not None:
            here &= rows["months"] >= self.longer
        return np.asarray(here)

    def holds(self, world: World) -> Bools:
        rows = world.table.leave
        if not len(rows):
            return world.all_rows(True)
        fails = (rows["complied"] == 0) & (self.kind == _STUDY)
        if self.grade is not None:
            fails |= (rows["grade"] < self.grade) & ((rows["grade"] >= 0) | (not world.optimistic))
        if not self.settles:
            fails |= not world.optimistic
        return ~rows.any_by_row(self._here(world.case) & fails, world.size)

    def _what(self) -> str:
        """ "đào tạo, bồi dưỡng dưới 12 tháng"."""
        name = vocabulary().scales["leave"].label_of_rank(self.kind)
        if self.shorter:
            return f"{name} dưới {self.shorter:g} tháng"
        return f"{name} từ {self.longer:g} tháng trở lên" if self.longer else name

    def sentence(self) -> str:
        if not self.settles:
            return f"thời gian {self._what()}: chưa có quy định chung về việc tính thời gian"
        grade = f", kết quả từ {vocabulary().scales['grade'].label_of_rank(self.grade)} trở lên" if self.grade else ""
        kept = ", chấp hành tốt quy định" if self.kind == _STUDY else ""
        return f"thời gian {self._what()}{kept}{grade} được tính để xét tặng danh hiệu"

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self)
        if not self._here(hearing.case).any():
            step.text = f"Trong năm xét không có thời gian {self._what()}"
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(
                Missing(
                    hearing.ref,
                    self.sentence(),
                    "leave",
                    hearing.case.year,
                    "Thời gian nghỉ, học tập này được tính như thế nào, theo quy định nào?",
                )
            )
        return step


def _in_year(case: Case) -> Bools:
    """Leave without dates is of the year judged."""
    rows = case.table.leave
    start, end = year_of(rows["start"]), year_of(rows["end"])
    return np.asarray((start == 0) | ((start <= case.year) & ((end >= case.year) | (end == 0))))
