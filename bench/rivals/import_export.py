"""The same rows, from a workbook into a plain table of SQLite, by django-import-export: default and bulk settings.

``import_export WORKBOOK``: the first line names the columns. Nobody is matched and no golden book is asked. Prints the
seconds of each, reading by tablib included.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import django
import tablib
from django.conf import settings

FIELDS = ("number", "name", "born", "position", "unit", "award", "result_1", "result_2", "result_3", "idea")


def main(place: str) -> None:
    content = Path(place).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/rival.sqlite3"}
        settings.configure(
            DATABASES={"default": database}, INSTALLED_APPS=["import_export"], USE_TZ=True,
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        )  # fmt: skip
        django.setup()
        seconds = {name: _seconds(content, **how) for name, how in {"default": {}, "bulk": {"use_bulk": True}}.items()}
    print(json.dumps({"seconds": seconds, "version": f"django-import-export {version('django-import-export')}"}))


def _seconds(content: bytes, **how: object) -> float:
    from django.db import connection, models
    from import_export.resources import modelresource_factory

    columns = {name: models.CharField(max_length=250, null=True) for name in FIELDS}
    columns["number"] = models.IntegerField(unique=True)
    meta = type("Meta", (), {"app_label": "import_export"})
    model = type(f"Line{len(how)}", (models.Model,), {"__module__": __name__, "Meta": meta, **columns})
    with connection.schema_editor() as schema:
        schema.create_model(model)
    options = {"import_id_fields": ("number",), "fields": FIELDS, **how}
    resource = modelresource_factory(model, meta_options=options)()
    began = time.perf_counter()
    data = tablib.Dataset().load(content, format="xlsx")
    result = resource.import_data(data, dry_run=False, raise_errors=True)
    ended = time.perf_counter()
    assert not result.has_errors() and model.objects.count() == len(data)
    return ended - began


if __name__ == "__main__":
    main(sys.argv[1])
