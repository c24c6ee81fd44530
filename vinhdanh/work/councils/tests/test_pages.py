"""The pages of councils: who sees what, what is typed, how many queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vinhdanh.work.councils import agenda
from vinhdanh.work.councils.models import Council, Meeting, Member
from vinhdanh.work.councils.workflow import MeetingState

from .stage import a_council, a_round, attended, closed, convened, held, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(province):
    return a_council(province.director)


def as_(client, user):
    client.force_login(user)
    return client


def test_the_whole_way_on_the_pages(client, province, people, users, council):
    received(people("An Văn Một", "Bùi Văn Hai"), "CSTDCS", province.director)
    page = as_(client, users.unit_officer).get(reverse("councils:councils"))
    url = reverse("councils:convene", args=[province.director.pk, a_round().pk])
    assert url in page.content.decode()
    page = client.get(url)
    assert "Chiến sĩ thi đua cơ sở, cá nhân: 2 đề nghị" in page.content.decode()
    client.post(url, {"call": "full", "kinds": ["CSTDCS:person"], "path": "full", "on": "18/07/2025", "place": "P1"})
    meeting = Meeting.objects.get()
    here = reverse("councils:meeting", args=[meeting.pk])
    members = list(council.members.all())
    came = {f"came_{member.pk}": "present" for member in members} | {f"why_{member.pk}": "" for member in members}
    posted = client.post(
        reverse("councils:record_presence", args=[meeting.pk]),
        {**came, "chaired_by": members[0].pk, "minuted_by": members[1].pk, "began": "08:00", "ended": "10:30"},
    )
    assert (posted.status_code, posted.url) == (302, here)
    client.post(reverse("councils:record_group", args=[meeting.groups.get().pk]), {"agree": "17"})
    second = meeting.items.get(nomination__party__name="Bùi Văn Hai")
    client.post(reverse("councils:record_exceptions", args=[meeting.pk]), {f"agree-{second.pk}": "9"})
    page = client.get(here).content.decode()
    assert "14/17 phiếu" in page and "Không đạt" in page
    client.post(reverse("councils:close", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CLOSED
    assert reverse("decisions:draft", args=[meeting.pk]) in client.get(here).content.decode()
    for kind in ("pdf", "docx"):
        answer = client.get(reverse("councils:minutes", args=[meeting.pk, kind]))
        assert answer.status_code == 200 and len(b"".join(answer.streaming_content)) > 5000


def test_a_form_left_empty_comes_back_with_what_is_missing(client, province, people, users, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = convened(council)
    as_(client, users.unit_officer)
    answer = client.post(reverse("councils:record_presence", args=[meeting.pk]), {})
    assert answer.status_code == 422
    assert "Cần sửa" in answer.content.decode()
    answer = client.post(reverse("councils:convene", args=[province.director.pk, a_round().pk]), {"call": "full"})
    assert answer.status_code == 200  # nothing waits any more, so there is nothing to convene


def test_nonsense_in_a_vote_is_refused_in_one_sentence(client, province, people, users, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = attended(convened(council))
    as_(client, users.unit_officer)
    answer = client.post(reverse("councils:record_group", args=[meeting.groups.get().pk]), {"agree": "mười"})
    assert answer.status_code == 409
    assert "bằng chữ số" in answer.content.decode()
    client.post(
        reverse("councils:record_exceptions", args=[meeting.pk]),
        {"agree-x": "1", f"agree-{meeting.items.get().pk}": "²"},
    )
    assert meeting.items.get().agree is None


def test_councils_and_members_are_written_on_their_pages(client, province, users):
    as_(client, users.unit_head)
    form = {"authority": province.director.pk, "kind": "full", "name": "Hội đồng Sở", "basis": "12/QĐ-SGDĐT"}
    client.post(reverse("councils:set_up"), form)
    council = Council.objects.get()
    here = reverse("councils:council", args=[council.pk])
    client.post(here, {"name": "Đặng Văn Ký", "position": "Giám đốc", "seat": "chair", "since": "01/01/2024"})
    assert "Đặng Văn Ký" in client.get(here).content.decode()
    client.post(reverse("councils:unseat", args=[Member.objects.get().pk]))
    assert Member.objects.get().until is not None
    assert client.post(here, {"name": ""}).status_code == 422


def test_another_units_council_is_not_found(client, province, people, users):
    theirs = a_council(province.chair)
    received(people("An Văn Một"), "BKT", province.chair)
    meeting = closed(theirs)
    as_(client, users.unit_officer)
    for url in (
        reverse("councils:council", args=[theirs.pk]),
        reverse("councils:meeting", args=[meeting.pk]),
        reverse("councils:minutes", args=[meeting.pk, "pdf"]),
        reverse("councils:convene", args=[province.chair.pk, a_round().pk]),
    ):
        assert client.get(url).status_code == 404, url
    for url in (
        reverse("councils:record_group", args=[meeting.groups.get().pk]),
        reverse("councils:close", args=[meeting.pk]),
        reverse("councils:take_off", args=[meeting.items.get().pk]),
        reverse("councils:unseat", args=[theirs.members.first().pk]),
    ):
        assert client.post(url).status_code in (403, 404), url


def test_resting_is_told_without_a_reason(client, province, people, users, council):
    from vinhdanh.books.record.models import Hold

    from .stage import AT, MET_ON

    (person,) = people("Hoàng Thị Én")
    received([person], "LDTT", province.director, on_hold=True)
    received(people("An Văn Một"), "LDTT", province.director)
    Hold.objects.create(party=person.party, kind="thanh_tra", since=MET_ON, note="đơn tố cáo", written_at=AT)
    as_(client, users.unit_officer)
    page = client.get(reverse("councils:convene", args=[province.director.pk, a_round().pk])).content.decode()
    assert "1 đề nghị đang tạm dừng, chờ ý kiến" in page
    assert "thanh tra" not in page.lower() and "tố cáo" not in page


@pytest.mark.parametrize("url", ["councils:councils", "councils:meeting"])
def test_a_page_of_three_rows_takes_as_many_queries_as_one(
    client, province, people, users, url, django_assert_num_queries
):
    as_(client, users.council_secretary)

    def cost(names):
        received(people(*names), "LDTT", province.director)
        meeting = held(
            convened(a_council(province.director) if not Council.objects.exists() else Council.objects.get())
        )
        received(people(*(f"{name} chờ" for name in names)), "CSTDCS", province.director)
        address = reverse(url, args=[] if url.endswith("councils") else [meeting.pk])
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    assert cost(["An Văn Một"]) == cost(["An Văn Ba", "An Văn Bốn", "An Văn Năm"])


def test_a_list_is_exported(client, province, people, users, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = closed(council)
    as_(client, users.unit_officer)
    for url in (reverse("councils:councils"), reverse("councils:meeting", args=[meeting.pk])):
        answer = client.get(url, {"xuat": "xlsx"})
        assert answer["Content-Type"].endswith("sheet")


def test_filters_find_by_name_without_marks(client, province, people, users, council):
    received(people("An Văn Một", "Bùi Thị Đào"), "LDTT", province.director)
    meeting = held(convened(council))
    as_(client, users.unit_officer)
    page = client.get(reverse("councils:meeting", args=[meeting.pk]), {"q": "bui thi dao"}).content.decode()
    assert "Bùi Thị Đào" in page and "An Văn Một" not in page


def test_groups_name_awards_in_words():
    assert agenda.Kind("CSTDCS", "person").label == "Chiến sĩ thi đua cơ sở, cá nhân"


def test_every_council_within_reach_is_listed_in_as_many_queries(client, province, users):
    as_(client, users.board_officer)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("councils:every"))
        for council in Council.objects.all():
            assert council.name in page.content.decode()
        return len(asked)

    a_council(province.director)
    one = cost()
    for authority in (province.chair, province.commune_chair):
        a_council(authority)
    assert cost() == one
