"""The tests' database: migrated once into a template, copied for each worker, restored after tests that commit.

A flush would fail on append-only tables and lose what migrations wrote, so a committing test (``transaction=True``,
``live_server``) restores the whole database from the template instead. The same on SQLite and PostgreSQL.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).resolve().parent
os.environ.setdefault("VINHDANH_HOME", tempfile.mkdtemp(prefix="vinhdanh-test-"))
os.environ.setdefault("VINHDANH_STATIC", "django.contrib.staticfiles.storage.StaticFilesStorage")
os.environ.setdefault("VINHDANH_TASKS", "django_tasks.backends.immediate.ImmediateBackend")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("VINHDANH_TODAY", "2025-12-15")


def pytest_configure():
    from django.conf import settings

    settings.KEEP_PAGES_SECONDS = 0  # a page kept by one test must not answer the next
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # real ones take a second a user


def _key() -> str:
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for source in [*sorted(ROOT.glob("vinhdanh/**/migrations/*.py")), ROOT / "vinhdanh/ground/office/appendonly.py"]:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def _migrate(url: str) -> None:
    environment = {**os.environ, "VINHDANH_DATABASE_URL": url}
    subprocess.run(
        [sys.executable, ROOT / "manage.py", "migrate", "-v0", "--skip-checks"], cwd=ROOT, env=environment, check=True
    )


class SqliteCopies:
    def __init__(self, worker: str):
        from django.conf import settings
        from django.db import connections

        place = ROOT / "var" / "test-templates"
        place.mkdir(parents=True, exist_ok=True)
        self.template = place / f"{_key()}.sqlite3"
        with (place / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.template.exists():
                half = place / "half.sqlite3"
                half.unlink(missing_ok=True)
                _migrate(f"sqlite:///{half}")
                with sqlite3.connect(half) as database:
                    database.execute("pragma journal_mode = delete")
                half.rename(self.template)
        self.folder = Path(tempfile.mkdtemp(prefix="vinhdanh-db-"))
        copy = self.folder / f"{worker}.sqlite3"
        shutil.copy(self.template, copy)
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = str(copy)

    def restore(self) -> None:
        from django.db import connections

        connection = connections["default"]
        connection.ensure_connection()
        with sqlite3.connect(self.template) as source:
            source.backup(connection.connection)  # other threads' connections see the restored pages
        source.close()

    def done(self) -> None:
        from django.db import connections

        connections["default"].close()
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgresCopies:
    def __init__(self, worker: str):
        from django.conf import settings
        from django.db import connections

        self.template, self.name = f"template_{_key()}", f"test_{worker}"
        with (Path(tempfile.gettempdir()) / "vinhdanh-pg.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with self._administer() as administer:
                found = administer.execute("select 1 from pg_database where datname = %s", [self.template]).fetchone()
                if not found:
                    administer.execute(f"create database {self.template}")
            if not found:
                host = os.environ["PGHOST"].replace("/", "%2F")
                _migrate(f"postgres://{os.environ['PGUSER']}@{host}/{self.template}")
        self._make()
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = self.name

    def _administer(self):
        import psycopg

        return psycopg.connect(dbname="postgres", autocommit=True)

    def _make(self) -> None:
        with self._administer() as administer:
            administer.execute(f"drop database if exists {self.name} with (force)")
            administer.execute(f"create database {self.name} template {self.template}")

    def restore(self) -> None:
        from django.db import connections

        connections["default"].close()
        self._make()

    def done(self) -> None:
        from django.db import connections

        connections["default"].close()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    from django.db import connections
    from django.test import TransactionTestCase

    with django_db_blocker.unblock():
        kind = PostgresCopies if connections["default"].vendor == "postgresql" else SqliteCopies
        copies = kind(os.environ.get("PYTEST_XDIST_WORKER", "main"))

        def restore(_self):
            from django.contrib.contenttypes.models import ContentType

            copies.restore()
            ContentType.objects.clear_cache()

        TransactionTestCase._fixture_teardown = restore
        yield
        copies.done()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium; it may run as root in a container, where it has no sandbox of its own."""
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


@pytest.fixture(autouse=True)
def _no_head_of_another_test():
    """The ledger's second head lies beside the data, outside the database that each test gets anew."""
    from vinhdanh.books.ledger.verify import second_place

    second_place().unlink(missing_ok=True)


@pytest.fixture
def at() -> datetime:
    return datetime(2025, 12, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def house():
    """The house itself as actor: for arranging what a test starts from."""
    from vinhdanh.ground.office.actors import Actor

    return Actor.system("kiểm thử")


@pytest.fixture
def province(db, house, at):
    """A small province: the root with its chairman, a department with a room and a school, a commune, an enterprise.

    Answers a namespace: ``root department office school commune enterprise`` and ``chair director commune_chair boss``.
    """
    from vinhdanh.ground.registry import actions
    from vinhdanh.ground.registry.models import Authority, Unit

    def unit(parent, name, kind):
        return actions.add_unit(parent, by=house, at=at, name=name, kind=kind)

    def authority(of, decides, title, issuer, symbol):
        made = actions.set_authority(
            of, by=house, at=at, decides=decides, title=title, issuer=issuer, symbol=symbol, place="Hưng Yên"
        )
        actions.add_signatory(made, by=house, at=at, name="Đặng Văn Ký", position="TRƯỞNG", since=date(2020, 1, 1))
        return made

    kind, who = Unit.Kind, Authority.Decides
    root = unit(None, "Tỉnh Hưng Yên", kind.PROVINCE)
    department = unit(root, "Sở Giáo dục và Đào tạo", kind.DEPARTMENT)
    commune = unit(root, "Xã Tân Hưng", kind.COMMUNE)
    enterprise = unit(root, "Công ty cổ phần May Phố Hiến", kind.ENTERPRISE)
    return SimpleNamespace(
        root=root,
        department=department,
        office=unit(department, "Phòng Giáo dục Trung học", kind.DEPARTMENT_OFFICE),
        school=unit(department, "Trường THPT Khoái Châu", kind.SCHOOL),
        commune=commune,
        enterprise=enterprise,
        chair=authority(
            root,
            who.PROVINCE_CHAIR,
            "Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",
            "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
            "QĐ-UBND",
        ),
        director=authority(
            department, who.HEAD, "Giám đốc Sở Giáo dục và Đào tạo", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "QĐ-SGDĐT"
        ),
        commune_chair=authority(
            commune, who.COMMUNE_CHAIR, "Chủ tịch Ủy ban nhân dân xã Tân Hưng", "ỦY BAN NHÂN DÂN XÃ TÂN HƯNG", "QĐ-UBND"
        ),
        boss=authority(
            enterprise,
            who.ENTERPRISE_DIRECTOR,
            "Giám đốc Công ty cổ phần May Phố Hiến",
            "CÔNG TY CP MAY PHỐ HIẾN",
            "QĐ-MPH",
        ),
    )


@pytest.fixture
def users(province, house, at):
    """One user for each role, by the role's name; unit roles stand at the department, the others at the province."""
    from vinhdanh.ground.accounts import actions
    from vinhdanh.ground.accounts.models import Role

    made = {}
    for role in Role:
        unit = province.department if role in (Role.UNIT_OFFICER, Role.UNIT_HEAD) else province.root
        user = actions.add_user(
            unit, by=house, at=at, username=role.value, full_name=role.label, password="mat-khau-thu-nghiem"
        )
        actions.assign(unit, by=house, at=at, user=user, role=role.value, since=date(2020, 1, 1))
        made[role.value] = user
    return SimpleNamespace(**made)


@pytest.fixture
def people(province, house, at):
    """``people("Nguyễn Thị Hoa", "Trần Văn Nam", unit=…)``: persons written into the registry, in order."""
    from vinhdanh.ground.registry import actions

    def make(*names, unit=None, born=1985, **known):
        where = unit or province.school
        return [
            actions.add_person(where, by=house, at=at, person=actions.NewPerson(name=name, born=born, **known))
            for name in names
        ]

    return make
