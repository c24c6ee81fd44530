"""Rounds: opened, changed while nothing was judged in them, closed and opened again."""

from collections.abc import Iterable
from datetime import date, datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from ..models import Round


@action("nominations.open_round")
def open_round(
    _house: None,
    *,
    by: Actor,
    at: datetime,
    name: str,
    on: date,
    year: int,
    opens: date,
    closes: date,
    calendar: str = Round.Calendar.CALENDAR,
    invited: Iterable[Unit] = (),
) -> Round:
    """Open a season of considering awards: ``on`` is the day whose law applies, ``year`` the last year judged.

    ``invited``: the units asked to send a list.
    """
    _insist_in_order(on, year, opens, closes)
    if Round.objects.filter(name=name, year=year).exists():
        raise Refused(f"Đã có đợt xét “{name}” của năm {year}; hãy đặt tên khác.", code="same_name")
    made = Round.objects.create(name=name, on=on, year=year, calendar=calendar, opens=opens, closes=closes)
    made.invited.set(invited)
    return made


@action("nominations.open_round")
def change_round(round: Round, *, by: Actor, at: datetime, invited: Iterable[Unit] | None = None, **changes) -> Round:
    """Change a round's name, dates or who is invited. The law's day and the year stay once somebody was nominated."""
    if invited is not None:
        round.invited.set(invited)
    judged = round.nominations.exists()
    for field, value in changes.items():
        if judged and field in ("on", "year", "calendar") and getattr(round, field) != value:
            raise Refused(
                "Đợt này đã có hồ sơ được xét theo ngày áp dụng pháp luật và năm đã định; hãy mở đợt xét khác.",
                code="already_judged",
            )
        setattr(round, field, value)
    _insist_in_order(round.on, round.year, round.opens, round.closes)
    round.save(update_fields=list(changes))
    audit.note(changed=sorted(changes))
    return round


@action("nominations.open_round")
def close_round(round: Round, *, by: Actor, at: datetime) -> None:
    """Take no more lists and submissions; what is under way goes on."""
    _set_closed(round, True, "Đợt xét này đã đóng trước đó.")


@action("nominations.open_round")
def reopen_round(round: Round, *, by: Actor, at: datetime) -> None:
    _set_closed(round, False, "Đợt xét này đang mở.")


def _set_closed(round: Round, closed: bool, otherwise: str) -> None:
    if not Round.objects.filter(pk=round.pk, closed=not closed).update(closed=closed):
        raise Refused(otherwise, code="wrong_state")
    round.closed = closed


def _insist_in_order(on: date, year: int, opens: date, closes: date) -> None:
    if closes < opens:
        raise Refused("Ngày hết hạn nhận hồ sơ không thể trước ngày bắt đầu nhận.", code="bad_date")
    if year > on.year:
        raise Refused(
            f"Năm xét {year} sau ngày áp dụng pháp luật ({on:%d/%m/%Y}); hãy kiểm tra lại năm.", code="bad_year"
        )
