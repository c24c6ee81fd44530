from pathlib import Path

import pytest

from vinhdanh.ground.ui.catalogue import compile_mo, read_po

FOLDER = Path(__file__).parent.parent / "locale" / "vi" / "LC_MESSAGES"


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_the_compiled_catalogue_is_of_the_text_that_people_edit(name):
    source = FOLDER / f"{name}.po"
    made = compile_mo(read_po(source.read_text(encoding="utf-8")))
    assert made == source.with_suffix(".mo").read_bytes(), f"python -m vinhdanh.ground.ui.catalogue {source}"


def test_the_scripts_of_the_editing_room_speak_vietnamese(client, users):
    client.force_login(users.board_head)
    assert "Thu g\\u1ecdn t\\u1ea5t c\\u1ea3" in client.get("/cms/jsi18n/").content.decode()
