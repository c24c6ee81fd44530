"""One account for each role, with a password of this installation alone."""

import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password

from vinhdanh.ground.accounts.models import Assignment, Role, User
from vinhdanh.ground.registry.models import Unit

from .institutions import TAN_HUNG

_SINCE = date(2024, 1, 1)
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GARMENTS = "Công ty Cổ phần May Hưng Long"
_EDUCATION = "Sở Giáo dục và Đào tạo"
_PROVINCE = "Tỉnh Hưng Yên"


@dataclass(frozen=True)
class Account:
    username: str
    role: Role
    full_name: str
    unit: str


ACCOUNTS = (
    Account("quantri", Role.ADMINISTRATOR, "Nguyễn Quốc Bảo", _PROVINCE),
    Account("chuyenvien", Role.BOARD_OFFICER, "Phạm Thị Thu Hà", _PROVINCE),
    Account("lanhdao", Role.BOARD_HEAD, "Trần Đức Lương", _PROVINCE),
    Account("thanhtra", Role.INSPECTORATE, "Vũ Minh Tuệ", _PROVINCE),
    Account("thuky", Role.COUNCIL_SECRETARY, "Lê Thị Mai Anh", _PROVINCE),
    Account("uyvien", Role.COUNCIL_MEMBER, "Đỗ Hữu Tâm", _PROVINCE),
    Account("sgddt", Role.UNIT_OFFICER, "Trần Thị Mai", _EDUCATION),
    Account("giamdoc.sgddt", Role.UNIT_HEAD, "Nguyễn Văn Phê", _EDUCATION),
    Account("xa.tanhung", Role.UNIT_OFFICER, "Đoàn Thị Nhàn", TAN_HUNG),
    Account("chutich.tanhung", Role.UNIT_HEAD, "Bùi Quang Khải", TAN_HUNG),
    Account("dn.hunglong", Role.UNIT_OFFICER, "Hoàng Thị Thơm", _GARMENTS),
    Account("giamdoc.hunglong", Role.UNIT_HEAD, "Chu Văn Thạch", _GARMENTS),
)


def place() -> Path:
    return Path(settings.HOME) / "demo-accounts.txt"


def write_accounts(units: dict[str, Unit]) -> dict[str, User]:
    """Make the accounts; the password stands in ``demo-accounts.txt``, where the one of an earlier load is kept."""
    password = kept_password() or "".join(secrets.choice(_ALPHABET) for _ in range(12))
    sealed = make_password(password)
    users = User.objects.bulk_create(
        User(username=account.username, full_name=account.full_name, password=sealed) for account in ACCOUNTS
    )
    Assignment.objects.bulk_create(
        Assignment(user=user, role=account.role, unit=units[account.unit], since=_SINCE)
        for user, account in zip(users, ACCOUNTS, strict=True)
    )
    _keep(password)
    return {user.username: user for user in users}


def kept_password() -> str:
    """The password that the file names, or nothing while there is no file."""
    if not place().exists():
        return ""
    return place().read_text().split()[-1]


def renew_password() -> None:
    """The file was lost: the accounts get a new password and it is written again."""
    password = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    User.objects.filter(username__in=[account.username for account in ACCOUNTS]).update(
        password=make_password(password)
    )
    _keep(password)


def lines() -> list[str]:
    """``role  user  password``, one account a line, as ``script/server`` prints them."""
    return place().read_text().splitlines()


def _keep(password: str) -> None:
    half = place().with_suffix(f".{os.getpid()}")
    half.touch(mode=0o600)
    half.write_text("".join(f"{account.role}  {account.username}  {password}\n" for account in ACCOUNTS))
    half.replace(place())
