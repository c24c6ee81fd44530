"""The papers of a decision: right numbers and words, kept once, a PDF signed elsewhere in their place."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from vinhdanh.ground.office import files
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import Job
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Signatory
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, closed, received
from vinhdanh.work.decisions import actions, composing, documents, signing, tasks
from vinhdanh.work.decisions.models import Paper
from vinhdanh.work.decisions.workflow import DecisionState

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 21)


@pytest.fixture
def issued(province, people):
    received(people("Trần Văn Bình", "Nguyễn Thị Ấn", gender="nu", position="Giáo viên"), "CSTDCS", province.director)
    received(people("Lê Văn Cường"), "LDTT", province.director)
    decision = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    return actions.issue(decision, by=HOUSE, at=AT, day=DAY)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_decision_says_who_which_how_much_and_the_ledgers_head(issued):
    text = text_of(files.read(tasks.paper(issued, Paper.Kind.DECISION_PDF)))
    for part in (
        "Số: 01/QĐ-SGDĐT", "ngày 21 tháng 7 năm 2025", "Nguyễn Thị Ấn", "Trần Văn Bình", "Lê Văn Cường",
        "5.390.000", f"mục {issued.ledger_count}", issued.ledger_digest[:4],
    ):  # fmt: skip
        assert part in text, part


def test_word_says_the_same(issued):
    document = Document(BytesIO(files.read(tasks.paper(issued, Paper.Kind.DECISION_DOCX))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Nguyễn Thị Ấn" in cells


def test_diplomas_are_for_those_who_have_one_and_lead_to_their_page(issued):
    pdf = files.read(tasks.paper(issued, Paper.Kind.DIPLOMAS_A4))
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert "Bà Nguyễn Thị Ấn" in text_of(pdf)
    assert tasks.paper(issued, Paper.Kind.DIPLOMAS_A3) is None


def test_one_diploma_alone(issued):
    item = issued.items.get(ordinal=2)
    pdf = tasks.one_diploma(issued, item.token)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    with pytest.raises(Refused, match="không có bằng"):
        tasks.one_diploma(issued, "diachilamchokhongco")


def test_papers_are_made_once_and_again_when_lost(issued):
    first = tasks.paper(issued, Paper.Kind.DECISION_PDF)
    assert tasks.paper(issued, Paper.Kind.DECISION_PDF).pk == first.pk
    Paper.objects.all().delete()
    assert tasks.paper(issued, Paper.Kind.DECISION_PDF).sha256 == first.sha256


def test_the_background_work_makes_them_all_and_can_be_begun_again(issued):
    tasks.order_papers(issued.pk)
    tasks.make_papers.func(issued.pk)  # what the worker does, whatever backend the settings name
    job = Job.objects.get(key=tasks.job_key(issued.pk))
    assert (job.state, job.done) == (Job.State.DONE, 4)
    assert set(Paper.objects.values_list("kind", flat=True)) == {"decision_pdf", "decision_docx", "diplomas_a4"}
    Paper.objects.filter(kind="diplomas_a4").delete()
    tasks.make_papers.func(issued.pk)
    assert Paper.objects.count() == 3


def test_a_name_too_long_for_a_diploma_is_told_and_no_paper_is_kept(issued):
    issued.items.filter(ordinal=1).update(name="Nguyễn " + "W" * 240)
    tasks.order_papers(issued.pk)
    tasks.make_papers.func(issued.pk)  # what the worker does, whatever backend the settings name
    job = Job.objects.get(key=tasks.job_key(issued.pk))
    assert job.state == Job.State.FAILED
    assert "quá dài" in job.message
    assert not Paper.objects.filter(kind="diplomas_a4").exists()


def test_a_pdf_signed_elsewhere_takes_the_place_of_ours(issued):
    ours = files.read(tasks.paper(issued, Paper.Kind.DECISION_PDF))
    actions.upload_signed(issued, by=HOUSE, at=AT, content=ours, filename="01-ky-so.pdf")
    issued.refresh_from_db()
    assert issued.state == DecisionState.SIGNED
    assert files.read(issued.signed_file) == ours
    actions.upload_signed(issued, by=HOUSE, at=AT, content=ours + b"\n", filename="01-ky-lai.pdf")
    issued.refresh_from_db()
    assert issued.signed_file.name == "01-ky-lai.pdf"  # the first stays in the store and in the audit trail


@pytest.mark.parametrize("content", [b"", b"khong phai pdf", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(issued, content):
    with pytest.raises(Refused):
        actions.upload_signed(issued, by=HOUSE, at=AT, content=content, filename="x.pdf")
    issued.refresh_from_db()
    assert issued.signed_file is None


def test_a_draft_takes_no_signed_pdf(province, people):
    received(people("Trần Văn Bình"), "LDTT", province.director)
    draft = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    pdf = tasks._pdf(composing.contents_of(tasks.whole(draft.pk)))[0]
    with pytest.raises(Refused, match="Dự thảo"):
        actions.upload_signed(draft, by=HOUSE, at=AT, content=pdf, filename="x.pdf")


def test_a_provincial_award_has_its_large_diploma(province, people):
    received(people("Trần Văn Bình"), "BKT", province.chair, unit=province.department)
    decision = actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT)
    actions.issue(decision, by=HOUSE, at=AT, day=DAY)
    page = PdfReader(BytesIO(files.read(tasks.paper(decision, Paper.Kind.DIPLOMAS_A3)))).pages[0]
    assert round(float(page.mediabox.width) * 25.4 / 72) == 420


def test_who_signs_for_whom(province):
    chair, on = province.chair, DAY
    chair.on_behalf = "TM. ỦY BAN NHÂN DÂN"
    chair.save()
    head = chair.signatories.get()
    head.position = "CHỦ TỊCH"
    head.save()
    deputy = registry.add_signatory(
        chair, by=HOUSE, at=AT, name="Trần Phó", position="Phó Chủ tịch", capacity=Signatory.Capacity.DEPUTY, since=on
    )
    assert signing.lines(head, on) == {
        "capacity": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Đặng Văn Ký"
    }  # fmt: skip
    assert signing.lines(deputy, on) == {
        "capacity": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "position": "PHÓ CHỦ TỊCH", "name": "Trần Phó"
    }  # fmt: skip


def test_the_prize_list_adds_up_to_what_the_decision_says(issued):
    paper = documents.prize_list(composing.contents_of(tasks.whole(issued.pk)))
    assert sum(row.amount for group in paper.groups for row in group.rows) == 5_390_000
    assert paper.groups[0].rows[0].reckoning == "1 × 2.340.000"
