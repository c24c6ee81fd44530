import gettext
import re
from io import BytesIO
from pathlib import Path

import allauth
import pytest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from vinhdanh.ground.ui.catalogue import MO, PO, compile_mo, read_po

NOT_OURS = re.compile(r"(socialaccount|idp|headless|templates/(socialaccount|idp|openid))")
HOLES = re.compile(r"%\(\w+\)[sr]|%d|\{\w+\}|</?\w+")


def ours() -> dict[str, str]:
    return read_po(PO.read_text(encoding="utf-8"))


def test_the_compiled_catalogue_is_up_to_date():
    assert compile_mo(ours()) == MO.read_bytes(), "python -m vinhdanh.ground.ui.catalogue"


def test_gettext_reads_what_we_compile():
    read = gettext.GNUTranslations(BytesIO(compile_mo(ours())))
    assert read.gettext("Sign In") == "Đăng nhập"
    assert read.pgettext("field label", "Login") == "Tên đăng nhập"


def test_django_finds_it():
    with override("vi"):
        assert _("Two-Factor Authentication") == "Xác thực hai lớp"
        said = ngettext("You have added %(count)s security key.", "You have added %(count)s security keys.", 2)
        assert said == "Đã có %(count)s khóa bảo mật."
        assert _("This field is required.") != "This field is required."


def test_every_sentence_of_the_sign_in_pages_is_translated():
    source = Path(allauth.__file__).parent / "locale/en/LC_MESSAGES/django.po"
    known = {part for key in ours() for part in re.split("[\x00\x04]", key)}
    missing = []
    for block in source.read_text(encoding="utf-8").split("\n\n"):
        places = " ".join(re.findall(r"^#: (.*)$", block, re.M)).split()
        if all(NOT_OURS.match(place) for place in places):
            continue
        entry = "\n".join(line for line in block.splitlines() if not line.startswith("#"))
        missing += [part for key in read_po(entry) for part in re.split("[\x00\x04]", key) if part not in known]
    assert not missing


@pytest.mark.parametrize(("key", "text"), [(k, t) for k, t in ours().items() if k])
def test_a_translation_invents_no_holes(key, text):
    source = key.rsplit("\x04", 1)[-1].split("\0")[0]
    assert set(HOLES.findall(text)) <= set(HOLES.findall(source))
    assert text.count("%d") == source.count("%d")


def test_an_entry_given_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        read_po('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"')
