"""What this room's tests start from: a round in which the province reviews two Labour Orders and a certificate."""

from datetime import date

import pytest
from django.core.cache import cache

from vinhdanh.ground.office import receipts
from vinhdanh.ground.office.actors import PUBLIC, Actor
from vinhdanh.work.dockets import actions
from vinhdanh.work.nominations import actions as nominations
from vinhdanh.work.nominations.models import Nomination
from vinhdanh.work.nominations.workflow import NominationState


@pytest.fixture(autouse=True)
def _no_counts_of_another_test():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def officer(users):
    return Actor.user(users.board_officer)


@pytest.fixture
def round(province, house, at):
    return nominations.open_round(
        None, by=house, at=at, name="Khen thưởng cấp Nhà nước năm 2025", on=date(2025, 12, 15), year=2025,
        opens=date(2025, 11, 1), closes=date(2025, 12, 31),
    )  # fmt: skip


@pytest.fixture
def asked(province, people, round):
    """Nominations before the council: two Labour Orders (the people are to be asked), one provincial certificate."""
    awards = (("Đỗ Thị Ước", "HCLD3"), ("Lê Văn Hùng", "HCLD3"), ("Bùi Thị Chín", "BKT"))
    found = []
    for person, (_, award) in zip(people(*(name for name, _ in awards)), awards, strict=True):
        found.append(
            Nomination.objects.create(
                round=round, party=person.party, award=award, unit=province.department, authority=province.chair,
                workplace="Trường THPT Khoái Châu", position="Giáo viên", achievement="Dạy giỏi 20 năm liền",
                state=NominationState.RECEIVED, outcome=Nomination.Outcome.MET,
            )
        )  # fmt: skip
    return found


@pytest.fixture
def draft(province, round, asked, officer, at):
    """A docket drawn up for the two Labour Orders."""
    return actions.draw_up(
        province.chair, by=officer, at=at, round=round, title="Lấy ý kiến: Huân chương Lao động năm 2025",
        basis="khoản 2 Điều 44 Nghị định 152/2025/NĐ-CP", working_days=10, contact="Sở Nội vụ, số 10 Chùa Chuông",
        nominations=[each.pk for each in asked[:2]],
    )  # fmt: skip


@pytest.fixture
def docket(draft, officer, at):
    """Published on 15 December 2025."""
    actions.publish(draft, by=officer, at=at)
    return draft


@pytest.fixture
def say(docket, at):
    """``say("…")``: a citizen comments; answers (comment, code)."""

    def run(text="Ông Hùng dạy tốt, dân quý mến", *, about=None, stance="for", slip=None, sender=None, when=None):
        return actions.comment(
            docket, by=PUBLIC, at=when or at, slip=slip or receipts.new_slip(), listed=about, stance=stance, text=text,
            sender=sender or {"name": "Phạm Thị Sen", "contact": "0912 345 678"},
        )  # fmt: skip

    return run


@pytest.fixture
def on(monkeypatch):
    """``on(2026, 1, 5)``: from now on it is that day."""
    return lambda *day: monkeypatch.setenv("VINHDANH_TODAY", date(*day).isoformat())
