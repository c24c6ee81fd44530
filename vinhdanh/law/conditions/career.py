"""Commendation of a career: time in leading posts, added down the ladder, until the threshold of a class is reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vinhdanh.law.conditions.base import Condition, Hearing, Outline
from vinhdanh.law.conditions.pleaded import value_of
from vinhdanh.law.conditions.tenure import DAYS_A_YEAR, Tenure, tenure
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.posts import posts
from vinhdanh.law.ragged import FAR_DAY, Bools
from vinhdanh.law.table import KNOWN
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case, World

_WOMAN = 1


@dataclass(frozen=True)
class PostRow:
    """One row of a table of posts: any of these posts, held from ``least`` to under ``below`` years.

    ``least`` None: the posts are too high for this class, their time is only added down.
    """

    posts: tuple[int, ...]
    least: float | None
    below: float | None


@dataclass(frozen=True)
class Career(Condition):
    """Years in leading posts fall within a row of the table of this class.

    The rows go from the highest posts to the lowest. Time that is too short for its own row is added to the next lower
    row; time that reaches a row is settled there (longer than its bound, a higher class is due). For women leaders the
    thresholds are two thirds, unless their retirement age is the higher one.
    """

    rows: tuple[PostRow, ...]
    women: tuple[int, int] = (2, 3)

    def holds(self, world: World) -> Bools:
        size, posts_held = world.size, world.table.posts
        if not len(posts_held):
            return ~world.table.posts_known if world.optimistic else world.all_rows(False)
        years, factor = tenure(world.case).years, self._factor(world)
        out, carried, settled = world.all_rows(False), np.zeros(size), world.all_rows(False)
        for row in self.rows:
            mask = np.isin(posts_held["post"], row.posts)
            own = np.bincount(posts_held.row[mask], weights=years[mask], minlength=size)
            held = np.round(own + carried, 6)
            reached = (
                (own > 0) & (held >= row.least * factor - 1e-6) if row.least is not None else world.all_rows(False)
            )
            inside = reached & (held < row.below * factor - 1e-6) if row.below is not None else reached
            out |= inside & ~settled
            settled |= reached
            carried = np.where(settled, 0.0, held)
        return out | ~world.table.posts_known if world.optimistic else out

    def _factor(self, world: World) -> np.ndarray:
        table = world.table
        gender, higher = table.scalar("gender"), table.scalar("higher_retirement_age")
        woman = (gender.state == KNOWN) & (gender.value == _WOMAN) if gender else world.all_rows(False)
        excepted = (higher.state == KNOWN) & (higher.value > 0) if higher else world.all_rows(False)
        return np.where(woman & ~excepted, self.women[0] / self.women[1], 1.0)

    def sentence(self) -> str:
        return "có thời gian giữ chức vụ lãnh đạo, quản lý theo mốc của hạng này"

    def outline(self) -> Outline:
        rows = [self._row_words(row) for row in self.rows if row.least is not None]
        return Outline("đã giữ một trong các chức vụ sau, trong thời gian sau", tuple(map(Outline, rows)))

    @staticmethod
    def _row_words(row: PostRow) -> str:
        least = f"từ {row.least:02g} năm" if row.least else ""
        below = f"dưới {row.below:02g} năm" if row.below else ""
        bound = f"{least} đến {below}" if least and below else f"{least} trở lên" if least else below
        return f"{', '.join(posts()[post].name for post in row.posts)}: {bound}"

    def explain(self, hearing: Hearing) -> Trace:
        case = hearing.case
        rows, years = case.table.posts, tenure(case).years
        step = hearing.step(self)
        step.evidence = [
            {
                "post": posts()[int(rows["post"][place])].name,
                "years": round(float(years[place]), 2),
                **case.table.evidence.entry("posts", int(rows.index[place])),
            }
            for place in range(len(rows))
        ]
        held = {posts()[int(post)].name: float(time) for post, time in zip(rows["post"], years, strict=True)}
        step.got = "; ".join(f"{name} {_years(time)}" for name, time in held.items()) or None
        if step.got:
            words = {Outcome.MET: "đúng mốc của hạng này", Outcome.NOT_MET: "không đúng mốc của hạng này"}
            step.text = f"Thời gian giữ chức vụ: {step.got}; {words.get(step.outcome, 'chưa đủ căn cứ')}"
        women = float(self._factor(hearing.pessimistic)[0]) < 1
        step.children += _rules_used(case, tenure(case), several=len(held) > 1, women=women)
        if not women and value_of(case, "gender") is None:
            step.to_confirm.append("không phải nữ lãnh đạo, quản lý được giảm thời gian giữ chức vụ")
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(
                Missing(
                    hearing.ref,
                    "chưa biết thời gian giữ các chức vụ",
                    "posts",
                    None,
                    "Đã giữ những chức vụ lãnh đạo nào, từ ngày nào đến ngày nào?",
                )
            )
        return step

    def given(self, case: Case) -> Bools | None:
        return case.table.posts_known


def _rules_used(case: Case, held: Tenure, *, several: bool, women: bool) -> list[Trace]:
    """The rules that had a part in counting the time."""
    topics = {
        "career_add_down": several,
        "career_concurrent": held.overlapping.any(),
        "career_term": held.extended.any(),
        "career_early": held.early.any(),
        "career_once": held.rewarded.any(),
        "career_women": women,
    }
    rules = [case.statutes.principle(topic) for topic, used in topics.items() if used]
    return [Trace(rule.text, Outcome.MET, rule.id) for rule in rules if rule]


def _years(time: float) -> str:
    """ "6 năm 5 tháng"."""
    years, months = divmod(round(time * 12), 12)
    return " ".join([f"{years} năm"] * bool(years) + [f"{months} tháng"] * bool(months)) or "dưới 01 tháng"


@dataclass(frozen=True)
class NoDisciplineInPost(Condition):
    """No discipline while holding a post that counts; posts known by years only end on the day of judging."""

    def holds(self, world: World) -> Bools:
        table, on = world.table, world.case.on.toordinal()
        entries, found = table.discipline, world.all_rows(False)
        if not len(entries):
            return ~found
        first, last = self._in_office(world.case)
        inside = (entries["start"] <= last[entries.row]) & (np.minimum(entries["end"], FAR_DAY) >= first[entries.row])
        return ~entries.any_by_row(inside & (entries["start"] <= on), world.size)

    @staticmethod
    def _in_office(case: Case) -> tuple[np.ndarray, np.ndarray]:
        rows, on = case.table.posts, case.on.toordinal()
        bare = rows["start"] == 0
        total = np.bincount(rows.row[bare], weights=rows["years"][bare], minlength=case.table.size)
        start = np.where(bare, on - np.ceil(total[rows.row] * DAYS_A_YEAR), rows["start"]).astype(np.int64)
        end = np.where(rows["end"] > 0, rows["end"], on).astype(np.int64)
        every = np.ones(len(rows), np.bool_)
        size = case.table.size
        return rows.min_by_row(start, every, size, FAR_DAY), rows.max_by_row(end, every, size, 0)

    def sentence(self) -> str:
        return "không bị kỷ luật trong thời gian giữ chức vụ được tính khen thưởng quá trình cống hiến"

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self)
        if step.outcome is Outcome.NOT_MET:
            rows = hearing.case.table.discipline
            name = vocabulary().scales["discipline"].label_of_rank(int(rows["form"].max()))
            step.text = f"Bị kỷ luật {name} trong thời gian giữ chức vụ"
        elif not hearing.case.table.discipline_known[0]:
            step.to_confirm.append("không bị kỷ luật trong thời gian giữ chức vụ")
        return step
