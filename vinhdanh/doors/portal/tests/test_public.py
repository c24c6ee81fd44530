"""What anybody may see: the look-up and a certificate's page, and nothing private on either."""

from datetime import date

import pytest
from django.core.cache import cache

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.books.ledger import chain


@pytest.fixture
def honoured(province, people, house, at):
    """``honoured("Đỗ Thị Ước", …)``: each given a merit certificate of the province; answers the grants."""
    cache.clear()

    def give(*names, award="BKT", token=True):
        grants = [
            ledger.NewGrant(
                party=person.party,
                award=award,
                name=person.party.name,
                unit_name="Trường THPT Khoái Châu",
                year=2025,
                decided_on=date(2025, 7, 20),
                decision_number="215/QĐ-UBND",
                authority=province.chair,
                authority_title=province.chair.title,
                token=chain.new_token() if token else None,
            )
            for person in people(*names, identity="")
        ]
        return ledger.grant(province.chair, by=house, at=at, grants=grants)

    return give


@pytest.mark.parametrize(
    "query", ["do thi uoc", "Đỗ Thị Ước", "uoc khoai chau", "215/QĐ-UBND", "215/qđ-ubnd", "do thi uocc"]
)
def test_found_without_diacritics_by_unit_number_or_with_a_slip(client, honoured, query):
    honoured("Đỗ Thị Ước")
    page = client.get("/tra-cuu", {"q": query}).content.decode()
    assert "Đỗ Thị Ước" in page and "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in page


def test_nothing_private_is_shown(client, honoured):
    (grant,) = honoured("Đỗ Thị Ước")
    for path in (f"/x/{grant.token}", "/tra-cuu?q=do+thi+uoc"):
        answer = client.get(path)
        assert "1985" not in answer.content.decode(), "no birth"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_a_certificate_tells_its_story(client, honoured, house, at):
    first, second = honoured("Đỗ Thị Ước", "Lê Văn Hùng")
    old, new = first.token, chain.new_token()
    ledger.correct(
        first, by=house, at=at, name="Đỗ Thị Ươc", reason="sai dấu", decision_number="230/QĐ-UBND", token=new
    )
    ledger.cancel(second, by=house, at=at, reason="khai gian thành tích", decision_number="231/QĐ-UBND")
    assert "Bằng thật, đang có hiệu lực" in client.get(f"/x/{new}").content.decode()
    replaced = client.get(f"/x/{old}").content.decode()
    assert "Đã có tấm bằng khác thay thế" in replaced and "Đỗ Thị Ươc" in replaced
    assert "không còn hiệu lực" in client.get(f"/x/{second.token}").content.decode()


def test_an_erased_name_is_nowhere(client, honoured, house, at):
    (grant,) = honoured("Đỗ Thị Ước")
    ledger.erase(grant, by=house, at=at, basis="theo yêu cầu")
    page = client.get(f"/x/{grant.token}").content.decode()
    assert "Đỗ Thị Ước" not in page and "Bằng thật" in page
    assert "Không thấy kết quả" in client.get("/tra-cuu?q=do+thi+uoc").content.decode()


@pytest.mark.parametrize("token", ["a" * 26, "../../etc", "<script>", "x" * 500, "%00"])
def test_an_address_nobody_printed(client, db, token):
    cache.clear()
    answer = client.get(f"/x/{token}")
    assert answer.status_code in (404, 400) and "<script>" not in answer.content.decode().split("<main")[-1]


def test_capitals_lead_to_the_canonical_address(client, honoured):
    (grant,) = honoured("Đỗ Thị Ước")
    assert client.get(f"/x/{grant.token.upper()}")["Location"] == f"/x/{grant.token}"


@pytest.mark.parametrize("query", ["a" * 10_000, "' OR 1=1 --", "<script>alert(1)</script>", "%", "\x00", "   "])
def test_hostile_queries_are_only_words(client, honoured, query):
    honoured("Đỗ Thị Ước")
    answer = client.get("/tra-cuu", {"q": query})
    assert answer.status_code == 200 and "<script>alert" not in answer.content.decode()


def test_robots_that_walk_the_look_up_are_slowed(client, db):
    cache.clear()
    assert 429 in {client.get("/tra-cuu", {"q": f"nguyen {n}"}).status_code for n in range(70)}
    cache.clear()


def test_one_or_three_people_cost_the_same_queries(client, honoured, django_assert_max_num_queries):
    honoured("Đỗ Thị Ước")
    cache.clear()
    with django_assert_max_num_queries(20) as once:
        client.get("/tra-cuu?q=do+thi+uoc")
    honoured("Đỗ Thị Ước", "Đỗ Thị Ước")
    with django_assert_max_num_queries(len(once)):
        client.get("/tra-cuu?q=do+thi+uoc")
