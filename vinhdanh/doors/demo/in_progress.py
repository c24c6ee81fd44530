"""Work begun in the demo province: lists of a few units, signed letters, one received and waiting for a council.

Whoever opens the demo for the first time finds something to receive, to ask and to decide. The units of the demo's own
accounts are left alone: their officers send the sample lists themselves.
"""

import io
from collections.abc import Iterator
from datetime import datetime

import xlsxwriter

from vinhdanh.books.eligibility.discovery import Question, discover, parties_of
from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Person, Unit
from vinhdanh.law import award_names
from vinhdanh.work.nominations import actions, queries
from vinhdanh.work.nominations.models import Round, Submission, Upload
from vinhdanh.work.nominations.workflow import SubmissionState

ROUND = "Khen thưởng công trạng năm 2025"
SENDERS = {"Sở Y tế": 24, "Sở Xây dựng": 18, "Sở Tài chính": 15, "Xã Nghĩa Trụ": 12}
"""Who has sent a list, of how many persons at the most."""
AWARDS = ("CSTDT", "BKT", "CSTDCS", "LDTT")
"""Each is proposed for the first of these whose conditions they meet; every sixth for the first, fit or not."""
HEADINGS = ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Đơn vị", "Đề nghị")


def begin_work() -> int:
    """Send the lists and sign what may go; answers how many nominations there are. A second call changes nothing."""
    round = Round.objects.filter(name=ROUND).first()
    if round is None or Upload.objects.exists():
        return 0
    at, board, house = clock.now(), _board_officer(), Actor.system("Dữ liệu mẫu")
    fit = _fit(round)
    for name, most in SENDERS.items():
        unit = Unit.objects.select_related("party").filter(party__name=name, until=None).first()
        rows = list(_rows(unit, most, fit)) if unit else []
        if not rows:
            continue
        content = _workbook(unit, rows)
        upload, _ = actions.send(unit, by=board, at=at, round=round, content=content, filename=f"{name}.xlsx")
        actions.take_in(upload, by=board, at=at)
    _sign_and_receive(round, by=house, at=at)
    return round.nominations.count()


def _board_officer() -> Actor:
    return Actor.user(User.objects.get(username="chuyenvien"))


def _fit(round: Round) -> dict[str, set[int]]:
    """Who meets the conditions of each award."""
    return {
        award: set(parties_of(discover(Question(award, round.on, round.year))).values_list("pk", flat=True))
        for award in AWARDS
    }


def _rows(unit: Unit, most: int, fit: dict[str, set[int]]) -> Iterator[tuple[object, ...]]:
    """People of the unit's subtree with a result of the year, each with an award to ask for; the fittest first."""
    people = Person.objects.filter(
        party__home__path__startswith=unit.path, party__in=YearResult.objects.filter(year=2025).values("party")
    ).select_related("party__home__party")
    last = len(AWARDS) - 1
    first = {person: next((n for n, award in enumerate(AWARDS) if person.pk in fit[award]), last) for person in people}
    chosen = sorted(first, key=lambda person: (first[person], person.pk))[:most]
    names = award_names()
    for number, person in enumerate(chosen, start=1):
        award = AWARDS[0] if number % 6 == 0 else AWARDS[first[person]]
        yield (
            number, person.party.name, person.born_year, "Nữ" if person.gender == "nu" else "Nam", person.position,
            person.party.home.party.name, names[award].name,
        )  # fmt: skip


def _workbook(unit: Unit, rows: list[tuple[object, ...]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Danh sách")
    sheet.write(0, 0, unit.party.name.upper())
    sheet.write(1, 0, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025")
    for place, line in enumerate((HEADINGS, *rows), start=3):
        sheet.write_row(place, 0, line)
    sheet.set_column(1, 6, 24)
    book.close()
    return out.getvalue()


def _sign_and_receive(round: Round, *, by: Actor, at: datetime) -> None:
    """Sign every letter of which something may go; the first waits for the province to receive it."""
    for submission in Submission.objects.filter(round=round, state=SubmissionState.DRAFT).order_by("pk"):
        if queries.goes_with(submission).exists():
            actions.submit(submission, by=by, at=at)
    sent = list(Submission.objects.filter(round=round, state=SubmissionState.SUBMITTED).order_by("pk"))
    for submission in sent[1:]:
        actions.receive(actions.Inbox(submission), by=by, at=at)
