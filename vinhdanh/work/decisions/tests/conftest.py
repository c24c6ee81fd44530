"""What every test of this room starts from."""

import pytest

from vinhdanh.books.ledger.verify import second_place


@pytest.fixture(autouse=True)
def no_second_head():
    """The ledger's head in its second place belongs to one database; each test has another."""
    second_place().unlink(missing_ok=True)
    yield
    second_place().unlink(missing_ok=True)
