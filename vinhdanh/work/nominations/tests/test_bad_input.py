"""What lists bring that no list should: said on the row, or refused whole; nothing is half kept."""

import resource
from datetime import date

import pytest

from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Succession, Unit
from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.models import Upload

from .test_columns import workbook

pytestmark = pytest.mark.django_db
HEADINGS = ("STT", "Họ và tên", "Năm sinh", "Số định danh", "Đơn vị", "Danh hiệu đề nghị")
SCHOOL, AWARD = "Trường THPT Khoái Châu", "Lao động tiên tiến"


@pytest.fixture
def sent(province, round, actors, at):
    def run(*rows):
        content = workbook(HEADINGS, rows)
        by, unit = actors.unit_officer, province.department
        return actions.send(unit, by=by, at=at, round=round, content=content, filename="xau.xlsx")[0]

    return run


def test_a_birth_in_the_future_is_told(sent):
    upload = sent((1, "Nguyễn Văn An", 2050, "", SCHOOL, AWARD), (2, "Trần Thị Bình", 1985, "", SCHOOL, AWARD))
    wrong, right = upload.rows.all()
    assert [each["code"] for each in wrong.problems] == ["bad_date"] and not right.problems


def test_a_name_of_two_hundred_letters_is_kept_whole(sent, actors, at):
    name = " ".join(["Nguyễn Thị"] * 18)
    upload = sent((1, name, 1985, "", SCHOOL, AWARD))
    assert upload.rows.get().name == name
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 1


def test_one_identity_number_on_two_people_is_told_on_the_later(sent):
    number = "033080001234"
    upload = sent((1, "Nguyễn Văn An", 1980, number, SCHOOL, AWARD), (2, "Trần Thị Bình", 1980, number, SCHOOL, AWARD))
    first, later = upload.rows.all()
    assert not first.problems and [each["code"] for each in later.problems] == ["bad_id"]


def test_a_unit_that_no_longer_exists_leads_to_what_it_became(sent, province, people, house, at):
    from vinhdanh.ground.registry import actions as registry

    old = registry.add_unit(province.department, by=house, at=at, name="Trường THPT Cũ", kind="truong")
    Unit.objects.filter(pk=old.pk).update(until=date(2025, 1, 1))
    Succession.objects.create(old=old, new=province.school, on=date(2025, 1, 1))
    (row,) = sent((1, "Nguyễn Văn An", 1980, "", "Trường THPT Cũ", AWARD)).rows.all()
    assert (row.data["home"], row.data["home_was"]) == (province.school.pk, "Trường THPT Cũ")


def test_a_heading_that_changes_halfway_is_followed(sent):
    again = ("STT", "Đơn vị", "Họ và tên", "Năm sinh", "Danh hiệu đề nghị", "")
    upload = sent(
        (1, "Nguyễn Văn An", 1980, "", SCHOOL, AWARD), again, (1, SCHOOL, "Trần Thị Bình", 1985, AWARD, ""),
    )  # fmt: skip
    assert [(row.name, row.data["unit"], row.award) for row in upload.rows.all()] == [
        ("Nguyễn Văn An", SCHOOL, "LDTT"), ("Trần Thị Bình", SCHOOL, "LDTT"),
    ]  # fmt: skip


def test_a_full_disk_keeps_nothing_half(sent, tmp_path, settings):
    settings.FILES_ROOT = tmp_path
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.raises(Refused, match="đĩa đã đầy"):
        _with_little_room(lambda: sent((1, "Nguyễn Văn An", 1980, "", SCHOOL, AWARD)), before)
    assert not Upload.objects.exists() and not StoredFile.objects.exists()
    assert not [each for each in tmp_path.rglob("*") if each.is_file()], "no half file lies about"
    assert sent((1, "Nguyễn Văn An", 1980, "", SCHOOL, AWARD)).rows.count() == 1, "later it goes through"


def _with_little_room(act, before):
    """While ``act`` runs no file may grow beyond one kilobyte, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        act()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
