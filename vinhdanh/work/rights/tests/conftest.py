"""What this room's tests start from: somebody with two awards, one of a decision with others, and who asks."""

from datetime import date

import pytest
from django.core.cache import cache

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.books.ledger import chain
from vinhdanh.ground.office import receipts
from vinhdanh.ground.office.actors import PUBLIC, Actor
from vinhdanh.work.rights import actions


@pytest.fixture(autouse=True)
def _no_counts_of_another_test():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def officer(users):
    return Actor.user(users.board_officer)


@pytest.fixture
def honoured(province, people, house, at):
    """Đỗ Thị Ước and Lê Văn Hùng, honoured by one decision of the province."""
    found = people("Đỗ Thị Ước", "Lê Văn Hùng", identity="")
    grants = [
        ledger.NewGrant(
            party=person.party, award="BKT", name=person.party.name, unit_name="Trường THPT Khoái Châu", year=2025,
            decided_on=date(2025, 7, 20), decision_number="215/QĐ-UBND", authority=province.chair,
            authority_title=province.chair.title, token=chain.new_token(),
        )
        for person in found
    ]  # fmt: skip
    written = ledger.grant(province.chair, by=house, at=at, grants=grants)
    return [(person.party, grant) for person, grant in zip(found, written, strict=True)]


@pytest.fixture
def ask(at):
    """``ask("restrict")``: a citizen asks; answers (request, code)."""

    def run(kind="restrict", *, slip=None, when=None):
        said = {"name": "Đỗ Thị Ước", "born": "1985", "contact": "0912 345 678", "text": "Tôi không muốn ai tìm thấy"}
        return actions.ask(None, by=PUBLIC, at=when or at, slip=slip or receipts.new_slip(), kind=kind, said=said)

    return run


@pytest.fixture
def done(ask, honoured, officer, at):
    """``done("erase", "all")``: asked, verified and fulfilled for Đỗ Thị Ước."""

    def run(kind, level=""):
        request, _ = ask(kind)
        actions.verify(request, by=officer, at=at, party=honoured[0][0], how="Đối chiếu căn cước tại trụ sở")
        request.refresh_from_db()
        actions.fulfil(request, by=officer, at=at, level=level, answer="Đã thực hiện theo yêu cầu.")
        return request

    return run
