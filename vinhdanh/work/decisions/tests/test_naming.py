"""A decision names what a province and its units grant in the words that law has for it."""

from types import SimpleNamespace

import pytest

from vinhdanh.law import award_names, wording
from vinhdanh.work.decisions import naming

CHAIR = SimpleNamespace(title="Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên")
NAMED_BY_UNIT = {"XPTB", "TDPVH"}
"""The decision groups units of several kinds under the official name; each unit's own kind names its certificate."""


@pytest.mark.parametrize("code", [c for c, a in award_names().items() if a.level in ("co_so", "tinh") and c != "KNC"])
def test_it_is_named_as_the_law_words_it(code):
    said = wording(code, award_names()[code].subjects[0], authority=CHAIR.title)
    if code not in NAMED_BY_UNIT:
        assert naming.phrase(code, CHAIR) == said.on_decision
    if naming.has_diploma(code) and code not in NAMED_BY_UNIT:
        assert naming.on_diploma(code) == said.on_certificate
