"""Templates of an authority's own and blanks for its diplomas: taken in, used, left again; printed on."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinhdanh.crafts.papers import check_pdf
from vinhdanh.crafts.papers.own_templates import Kind, starter
from vinhdanh.ground.office import files
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, closed, received
from vinhdanh.work.decisions import actions, blanks, own_templates, tasks
from vinhdanh.work.decisions.models import DiplomaBlank, OwnTemplate, Paper

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 21)
OURS = "Văn bản theo mẫu riêng của Sở"


def changed(kind: Kind = Kind.DECISION, line: str = OURS) -> bytes:
    word = docx.Document(BytesIO(starter(kind)))
    word.add_paragraph(line)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def take_in(authority, line=OURS, kind=Kind.DECISION):
    return own_templates.take_in(
        authority, by=HOUSE, at=AT, kind=kind, content=changed(kind, line), filename="mau-so.docx"
    )


def words(raw: bytes) -> str:
    word = docx.Document(BytesIO(raw))
    return "\n".join(paragraph.text for paragraph in word.paragraphs)


@pytest.fixture
def drafted(province, people):
    received(people("Trần Văn Bình", "Nguyễn Thị Ấn", gender="nu", position="Giáo viên"), "CSTDCS", province.director)
    received(people("Lê Văn Cường"), "LDTT", province.director)
    return actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)


def issued_now(decision):
    return actions.issue(decision, by=HOUSE, at=AT, day=DAY)


def word_of(decision) -> str:
    return words(files.read(tasks.paper(decision, Paper.Kind.DECISION_DOCX)))


# templates


def test_versions_are_kept_and_one_is_used(province):
    first, second = take_in(province.director), take_in(province.director, "Bản thứ hai")
    assert [(each.version, each.in_use) for each in OwnTemplate.objects.order_by("version")] == [(1, False), (2, True)]
    own_templates.use(first, by=HOUSE, at=AT)
    assert own_templates.in_use(province.director, Kind.DECISION) == first
    own_templates.use_the_houses(province.director, by=HOUSE, at=AT, kind=Kind.DECISION)
    assert own_templates.in_use(province.director, Kind.DECISION) is None
    assert take_in(province.director, "Bản thứ ba").version == second.version + 1
    assert own_templates.in_use(province.chair, Kind.DECISION) is None


def test_a_faulty_template_changes_nothing_and_says_what_and_where(province):
    take_in(province.director)
    with pytest.raises(Refused, match=r"\{\{ ho_va_ten \}\} \(đoạn “Do \{\{ ho_va_ten \}\} giữ”\)"):
        take_in(province.director, "Do {{ ho_va_ten }} giữ")
    assert OwnTemplate.objects.get().in_use


def test_an_issued_decision_keeps_the_template_it_was_issued_with(province, drafted):
    take_in(province.director)
    issued_now(drafted)
    assert OURS in word_of(drafted)
    take_in(province.director, "Mẫu của năm sau")
    Paper.objects.all().delete()
    assert OURS in word_of(drafted)
    assert "Mẫu của năm sau" not in word_of(drafted)
    pdf = check_pdf(files.read(tasks.paper(drafted, Paper.Kind.DECISION_PDF))).text
    assert OURS not in pdf and "Nguyễn Thị Ấn" in pdf, "the PDF is the house's own, with the same names"


def test_a_decision_issued_without_one_never_gets_one(province, drafted):
    issued_now(drafted)
    take_in(province.director)
    assert OURS not in word_of(drafted)


def test_a_draft_shows_the_template_used_now(client, users, province, drafted):
    take_in(province.director)
    client.force_login(users.unit_officer)
    answer = client.get(reverse("decisions:paper", args=[drafted.pk, "decision_docx"]))
    assert OURS in words(b"".join(answer.streaming_content))


@pytest.mark.parametrize(
    ("kind", "name", "more"),
    [(Kind.PRIZES, "prize_list", ["docx"]), (Kind.EXTRACT, "extract", ["docx"])],
)
def test_other_papers_are_made_with_theirs(client, users, province, drafted, kind, name, more):
    issued_now(drafted)
    take_in(province.director, kind=kind)
    client.force_login(users.unit_officer)
    query = {"unit": province.school.pk} if kind == Kind.EXTRACT else {}
    answer = client.get(reverse(f"decisions:{name}", args=[drafted.pk, *more]), query)
    assert OURS in words(b"".join(answer.streaming_content)), answer.content


def test_the_councils_minutes_are_made_with_theirs(client, users, province, drafted):
    take_in(province.director, kind=Kind.MINUTES)
    client.force_login(users.unit_officer)
    answer = client.get(reverse("councils:minutes", args=[drafted.meeting_id, "docx"]))
    assert OURS in words(b"".join(answer.streaming_content))


def test_the_way_on_the_pages(client, users, province):
    client.force_login(users.unit_officer)
    here = [province.director.pk, "quyet-dinh"]
    page = reverse("decisions:template", args=here)
    assert "Mẫu của hệ thống" in client.get(reverse("decisions:stationery_of", args=here[:1])).content.decode()
    raw = b"".join(client.get(reverse("decisions:starting_template", args=here)).streaming_content)
    assert words(raw) == words(starter(Kind.DECISION))
    answer = client.post(page, {"file": SimpleUploadedFile("mau.docx", changed(line="{{ la }}"))})
    assert answer.status_code == 422 and "{{ la }} (đoạn" in answer.content.decode()
    assert client.post(page).status_code == 422
    answer = client.post(page, {"file": SimpleUploadedFile("mau.docx", changed())}, follow=True)
    shown = answer.content.decode()
    made = OwnTemplate.objects.get()
    assert OURS in shown and "Bà Trần Thị Một" in shown and "Hoàn tác" in shown
    assert reverse("decisions:use_the_houses", args=here) in shown, "the first version is undone to the house's"
    filled = client.get(reverse("decisions:filled_template", args=[made.pk]))
    assert OURS in words(b"".join(filled.streaming_content))
    kept = client.get(reverse("decisions:template_file", args=[made.pk]))
    assert b"".join(kept.streaming_content) == files.read(made.file)
    shown = client.post(reverse("decisions:use_the_houses", args=here), follow=True).content.decode()
    assert "Dùng bản này" in shown and reverse("decisions:use_template", args=[made.pk]) in shown
    client.post(reverse("decisions:use_template", args=[made.pk]))
    made.refresh_from_db()
    assert made.in_use


def test_a_macro_workbook_or_a_bomb_is_refused_with_its_sentence(client, users, province):
    client.force_login(users.unit_officer)
    page = reverse("decisions:template", args=[province.director.pk, "to-trinh"])
    answer = client.post(page, {"file": SimpleUploadedFile("mau.docx", b"PK\x03\x04 no zip")})
    assert answer.status_code == 422 and "không phải là Word" in answer.content.decode()
    answer = client.post(page, {"file": SimpleUploadedFile("mau.docx", b"x" * (5 * 1024 * 1024 + 1))})
    assert answer.status_code == 422 and "5 MB" in answer.content.decode()
    assert not OwnTemplate.objects.exists()


def test_nobody_changes_another_authoritys_templates(client, users, province):
    theirs = take_in(province.chair)
    client.force_login(users.unit_officer)
    for name, arguments in (
        ("stationery_of", [province.chair.pk]), ("template", [province.chair.pk, "quyet-dinh"]),
        ("preview_template", [theirs.pk]), ("template_file", [theirs.pk]), ("new_blank", [province.chair.pk]),
    ):  # fmt: skip
        assert client.get(reverse(f"decisions:{name}", args=arguments)).status_code == 404, name
    assert client.post(reverse("decisions:use_template", args=[theirs.pk])).status_code == 404
    with pytest.raises(NotPermitted):
        own_templates.use(theirs, by=Actor.user(users.unit_officer), at=AT)


def test_the_list_asks_as_much_for_three_as_for_one(client, users, province):
    client.force_login(users.board_officer)
    address = reverse("decisions:stationery")
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address, {"q": "giao duc"})
    for authority in Authority.objects.all()[:3]:
        take_in(authority)
        blanks.describe(authority, by=HOUSE, at=AT, name="Phôi")
    with CaptureQueriesContext(connection) as many:
        shown = client.get(address).content.decode()
    assert len(many) <= len(few) + 1
    assert province.director.title in shown
    assert province.director.title in client.get(address, {"own": "co"}).content.decode()
    assert client.get(address, {"xuat": "xlsx"}).status_code == 200


# blanks


def typed(**more) -> dict[str, str]:
    """What the form of a new blank sends: everything printed, nothing moved."""
    from vinhdanh.work.decisions.forms_of_stationery import FIELDS

    said = {"blank-name": "Phôi giấy khen", "blank-form": "A4", "blank-right": "0", "blank-down": "0"}
    return said | {f"blank-{field}-printed": "on" for field in FIELDS} | more


def test_a_blank_is_described_looked_at_and_changed(client, users, province):
    client.force_login(users.unit_officer)
    new = reverse("decisions:new_blank", args=[province.director.pk])
    assert "data:image/svg+xml" in client.get(new).content.decode()
    looked = client.post(new, typed(xem="1", **{"blank-name-right": "5"}), headers={"hx-request": "true"})
    assert looked.status_code == 200 and b"<form" not in looked.content and b"data:image/svg" in looked.content
    assert not DiplomaBlank.objects.exists(), "looking keeps nothing"
    said = typed(**{"blank-name-right": "5", "blank-name-down": "-2.5", "blank-name-size": "20"})
    del said["blank-award-printed"]
    assert client.post(new, said).status_code == 302
    made = DiplomaBlank.objects.get()
    assert made.shifts == {
        "award": {"right": 0, "down": 0, "size": None, "printed": False},
        "name": {"right": 5.0, "down": -2.5, "size": 20.0, "printed": True},
    }
    again = client.post(new, said)
    assert again.status_code == 422 and "Đã có phôi tên" in again.content.decode() and "-2.5" in again.content.decode()
    far = client.post(reverse("decisions:blank", args=[made.pk]), said | {"blank-name-right": "900"})
    assert far.status_code == 422
    assert client.post(reverse("decisions:blank", args=[made.pk]), said | {"blank-form": "A3"}).status_code == 302
    made.refresh_from_db()
    assert made.form == "A3"


def test_a_blank_put_away_comes_back(client, users, province):
    made = blanks.describe(province.director, by=HOUSE, at=AT, name="Phôi cũ")
    client.force_login(users.unit_officer)
    client.post(reverse("decisions:put_away", args=[made.pk]))
    page = client.get(reverse("decisions:stationery_of", args=[province.director.pk])).content.decode()
    assert "Phôi đã cất (1)" in page
    client.post(reverse("decisions:bring_back", args=[made.pk]))
    made.refresh_from_db()
    assert not made.retired
    blanks.put_away(made, by=HOUSE, at=AT)
    blanks.describe(province.director, by=HOUSE, at=AT, name="Phôi cũ")
    assert client.post(reverse("decisions:bring_back", args=[made.pk])).status_code == 409


def test_diplomas_go_on_a_blank(client, users, province, drafted):
    issued_now(drafted)
    shifts = {"name": {"right": 10, "down": 0, "size": None, "printed": True}}
    blank = blanks.describe(province.director, by=HOUSE, at=AT, name="Phôi", shifts=shifts)
    client.force_login(users.unit_officer)
    shown = client.get(reverse("decisions:decision", args=[drafted.pk])).content.decode()
    assert "In bằng lên phôi" in shown and "Chiến sĩ thi đua cơ sở (2)" in shown
    address = reverse("decisions:on_blanks", args=[drafted.pk])
    asked = {"blank": blank.pk, "award": "CSTDCS", "first": "1"}
    facts = check_pdf(b"".join(client.get(address, asked).streaming_content))
    assert facts.pages == 2 and "CỘNG HÒA" not in facts.text and "Nguyễn Thị Ấn" in facts.text
    second = check_pdf(b"".join(client.get(address, asked | {"first": "2", "last": "2"}).streaming_content))
    assert second.pages == 1 and "Trần Văn Bình" in second.text
    assert client.get(address, asked | {"first": "3"}).status_code == 409
    assert client.get(address, asked | {"award": "LDTT"}).status_code == 422
    assert client.get(address, asked | {"first": "2", "last": "1"}).status_code == 422
    sheet = check_pdf(b"".join(client.get(reverse("decisions:test_sheet", args=[blank.pk])).streaming_content))
    assert "290" in sheet.text and "Nguyễn Thị Mẫu" in sheet.text


def test_without_a_blank_nothing_is_offered(client, users, drafted):
    issued_now(drafted)
    client.force_login(users.unit_officer)
    assert "In bằng lên phôi" not in client.get(reverse("decisions:decision", args=[drafted.pk])).content.decode()
    assert client.get(reverse("decisions:on_blanks", args=[drafted.pk])).status_code == 409


# one's own achievement, less money


def test_one_persons_diploma_says_their_own_achievement(client, users, drafted):
    item = drafted.items.get(name="Nguyễn Thị Ấn")
    client.force_login(users.unit_officer)
    said = {"position": "Giáo viên", "unit_name": "Trường A", "achievement": "đã có sáng kiến dạy học hiệu quả"}
    assert client.post(reverse("decisions:reword", args=[item.pk]), said).status_code == 302
    issued_now(drafted)
    pages = check_pdf(files.read(tasks.paper(drafted, Paper.Kind.DIPLOMAS_A4))).texts
    (hers,) = (page for page in pages if "Nguyễn Thị Ấn" in page)
    (his,) = (page for page in pages if "Trần Văn Bình" in page)
    assert "Đã có sáng kiến dạy học hiệu quả" in " ".join(hers.split()) and "sáng kiến" not in his
    picture = client.get(reverse("decisions:diploma_picture", args=[drafted.pk]))
    assert picture["Content-Type"] == "image/svg+xml" and picture.content.startswith(b"<svg")


def test_less_money_has_a_reason_and_more_is_refused(client, users, drafted):
    item = drafted.items.get(name="Nguyễn Thị Ấn")
    client.force_login(users.unit_officer)
    page = reverse("decisions:lower_prize", args=[item.pk])
    answer = client.post(page, {"amount": "3.000.000", "reason": "quỹ có hạn"})
    assert answer.status_code == 422 and "2.340.000 đồng; không chi cao hơn" in answer.content.decode()
    assert client.post(page, {"amount": "một triệu", "reason": "x"}).status_code == 422
    assert client.post(page, {"amount": "1.000.000", "reason": " "}).status_code == 422
    item.refresh_from_db()
    assert item.prize_vnd == 2_340_000
    assert client.post(page, {"amount": "1.000.000", "reason": "quỹ có hạn"}).status_code == 302
    item.refresh_from_db()
    assert (item.prize_vnd, item.prize_typed_vnd, item.prize_reason) == (1_000_000, 1_000_000, "quỹ có hạn")
    listed = client.get(reverse("decisions:items", args=[drafted.pk])).content.decode()
    assert "thấp hơn mức quy định: quỹ có hạn" in listed
    issued_now(drafted)
    item.refresh_from_db()
    assert item.prize_vnd == 1_000_000, "issuing reckons anew and keeps what was typed"
    shown = check_pdf(
        b"".join(client.get(reverse("decisions:prize_list", args=[drafted.pk, "pdf"])).streaming_content)
    ).text
    assert "1.000.000" in shown and "quỹ có hạn" in " ".join(shown.split())
    with pytest.raises(Refused, match="đã ban hành"):
        actions.prize_by_law(item, by=HOUSE, at=AT)


def test_the_law_takes_over_again_and_never_pays_less_than_typed_would(drafted):
    item = drafted.items.get(name="Trần Văn Bình")
    actions.lower_prize(item, by=HOUSE, at=AT, amount=2_000_000, reason="quỹ có hạn")
    actions.prize_by_law(item, by=HOUSE, at=AT)
    item.refresh_from_db()
    assert (item.prize_vnd, item.prize_reason) == (2_340_000, "")
    actions.lower_prize(item, by=HOUSE, at=AT, amount=2_000_000, reason="quỹ có hạn")
    actions.edit(drafted, by=HOUSE, at=AT, day=date(2024, 5, 2))  # a lower base salary: 1.800.000
    item.refresh_from_db()
    assert item.prize_vnd == 1_800_000, "what was typed is no more than the law of the day gives"


def test_an_achievement_too_long_for_a_diploma_is_told_before_the_issue(client, users, drafted):
    item = drafted.items.get(name="Nguyễn Thị Ấn")
    actions.reword(item, by=HOUSE, at=AT, position="", unit_name="", achievement="KHEN THƯỞNG " * 41)
    client.force_login(users.unit_officer)
    shown = client.get(reverse("decisions:decision", args=[drafted.pk])).content.decode()
    assert "Bằng của Bà Nguyễn Thị Ấn: phần thành tích quá dài" in shown
    actions.reword(item, by=HOUSE, at=AT, position="", unit_name="", achievement="đã có sáng kiến")
    assert "quá dài" not in client.get(reverse("decisions:decision", args=[drafted.pk])).content.decode()


def test_grounds_not_seen_in_print_are_asked_to_be_compared(client, users, province, people):
    received([province.commune.party], "TTLDTT", province.commune_chair)
    draft = actions.draft(closed(a_council(province.commune_chair)), by=HOUSE, at=AT)
    client.force_login(users.board_officer)
    shown = client.get(reverse("decisions:decision", args=[draft.pk])).content.decode()
    assert "Đối chiếu căn cứ với văn bản đã công bố" in shown and "129/2025/NĐ-CP của Chính phủ: chưa ghi ngày" in shown
    actions.edit(draft, by=HOUSE, at=AT, grounds=["Căn cứ Nghị định số 129/2025/NĐ-CP ngày … của Chính phủ"])
    assert "Đối chiếu căn cứ" not in client.get(reverse("decisions:decision", args=[draft.pk])).content.decode()


def test_a_submission_is_made_with_the_senders_and_a_result_with_the_deciders(client, users, province, people):
    received(people("Trần Văn Bình"), "BKT", province.chair, unit=province.department)
    decision = actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT)
    submission = decision.items.get().nomination.submission
    take_in(province.director, "Mẫu tờ trình của Sở", Kind.SUBMISSION)
    take_in(province.chair, "Mẫu thông báo của tỉnh", Kind.RESULTS)
    issued_now(decision)
    client.force_login(users.board_officer)
    for address, line in (
        (reverse("nominations:letter_docx", args=[submission.pk]), "Mẫu tờ trình của Sở"),
        (reverse("decisions:result_letter", args=[submission.pk, "docx"]), "Mẫu thông báo của tỉnh"),
    ):
        assert line in words(b"".join(client.get(address).streaming_content)), address
