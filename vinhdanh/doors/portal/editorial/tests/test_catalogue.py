from pathlib import Path

from vinhdanh.ground.ui.catalogue import compile_mo, read_po

PO = Path(__file__).parent.parent / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def test_the_compiled_catalogue_is_of_the_text_that_people_edit():
    made = compile_mo(read_po(PO.read_text(encoding="utf-8")))
    assert made == PO.with_suffix(".mo").read_bytes(), f"python -m vinhdanh.ground.ui.catalogue {PO}"
