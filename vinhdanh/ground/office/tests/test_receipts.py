"""Receipt codes: the same sending gives the same code, different ones never, and a hand-copied code is understood."""

import re

from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.ground.office import receipts


def test_a_sending_sent_twice_has_one_code_and_two_sendings_have_two():
    one, other = receipts.new_slip(), receipts.new_slip()
    assert receipts.code_of(one) == receipts.code_of(one) != receipts.code_of(other)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", receipts.code_of(one))


def test_a_code_copied_by_hand_is_understood():
    code = receipts.code_of("0" * 32)
    known = receipts.hash_of(code)
    for written in (code.lower(), code.replace("-", " "), f" {code.replace('-', '')} ", code.replace("0", "o")):
        assert receipts.hash_of(written) == known
    assert receipts.hash_of(code[:-1]) is None
    assert receipts.hash_of(receipts.code_of("1" * 32)) != known


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    assert receipts.hash_of(text) is None or len(receipts.hash_of(text)) == 64


def test_the_code_is_not_in_what_is_kept():
    code = receipts.code_of("a" * 32)
    assert code.replace("-", "").lower() not in receipts.hash_of(code)
