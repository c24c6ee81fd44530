"""A list of sudden or thematic commendation, from its title to the entry in the ledger: it never counts as merit."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from vinhdanh.books.ledger.models import Grant
from vinhdanh.ground.office.actors import Actor
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, a_round, closed
from vinhdanh.work.decisions import actions
from vinhdanh.work.nominations import actions as nominating
from vinhdanh.work.nominations.contexts.lists import _doubts
from vinhdanh.work.nominations.models import Nomination, Submission

pytestmark = pytest.mark.django_db

SUDDEN = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG ĐỘT XUẤT"
THEMATIC = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CHUYÊN ĐỀ CHUYỂN ĐỔI SỐ"
MERIT = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"


def a_list(title):
    book = Workbook()
    for line in (
        [title],
        ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Kết quả xếp loại năm 2025", "Danh hiệu đề nghị"],
        [1, "Trần Văn Bình", "05/09/1980", "Trường THPT Khoái Châu", "Hoàn thành tốt nhiệm vụ", "Giấy khen"],
        [2, "Lê Thị Cúc", "06/10/1981", "Trường THPT Khoái Châu", "Hoàn thành tốt nhiệm vụ", "Lao động tiên tiến"],
    ):
        book.active.append(line)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def taken(province, users):
    """``taken(title)``: the department's list under this title, taken in; answers the upload."""

    def run(title, round=None):
        sent = {"round": round or a_round(), "content": a_list(title), "filename": "de-nghi.xlsx"}
        upload, _ = nominating.send(province.department, by=Actor.user(users.unit_officer), at=AT, **sent)
        nominating.take_in(upload, by=HOUSE, at=AT)
        return upload

    return run


def certificate():
    return Nomination.objects.get(award="GK")


@pytest.mark.parametrize(
    ("title", "answers", "occasion"),
    [
        (SUDDEN, {"sudden_scope": "don_vi"}, "dot_xuat"),
        (THEMATIC, {"movement.voted": True}, "phong_trao"),
        (MERIT, {"achievements_many": True, "achievements_scope": "don_vi"}, "cong_trang"),
    ],
)
def test_from_the_title_of_a_list_to_the_ledger(province, taken, title, answers, occasion):
    taken(title)
    nominating.answer(certificate(), by=HOUSE, at=AT, facts=answers)
    assert certificate().outcome == Nomination.Outcome.MET
    nominating.submit(Submission.objects.get(authority=province.director), by=HOUSE, at=AT)
    decision = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    actions.issue(decision, by=HOUSE, at=AT, day=date(2025, 7, 21))
    assert dict(Grant.objects.values_list("award", "occasion")) == {"GK": occasion}
    title = Nomination.objects.get(award="LDTT")  # a yearly title is merit, whatever the list is called
    assert (title.asked, title.outcome) == ({}, Nomination.Outcome.MET)


def test_a_list_without_a_kind_is_of_its_rounds(taken):
    upload = taken(MERIT, a_round("Khen thưởng đột xuất phòng, chống bão số 3"))
    assert certificate().asked["route"] == "dot_xuat"
    assert "không làm căn cứ khen thưởng công trạng" in _doubts(upload)[0]


def test_what_the_title_leaves_open_is_asked(taken):
    taken(THEMATIC)
    assert certificate().outcome == Nomination.Outcome.UNKNOWN
    assert [question["fact"] for question in certificate().verdict["missing"]] == ["movement.voted"]


def test_a_list_of_the_years_merit_says_nothing_of_its_kind(taken):
    upload = taken(MERIT)
    assert "route" not in certificate().asked
    assert _doubts(upload) == []
