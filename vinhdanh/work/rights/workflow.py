"""The way of a request about one's own data: received, identity verified, fulfilled or refused within fifteen days."""

from django.db import models

from vinhdanh.ground.office.transitions import Transition, Workflow

DAYS = 15
"""Calendar days from receipt to its end (356/2025/NĐ-CP Đ5.2, Đ10, as reported in the press)."""


class RequestState(models.TextChoices):
    RECEIVED = "received", "Đã nhận"
    VERIFIED = "verified", "Đã xác minh danh tính"
    FULFILLED = "fulfilled", "Đã thực hiện"
    REFUSED = "refused", "Không thực hiện được"


S = RequestState
HANDLE = "rights.handle"
OPEN_STATES = (S.RECEIVED, S.VERIFIED)

REQUEST = Workflow(
    "request",
    Transition(S.RECEIVED, "verify", S.VERIFIED, HANDLE),
    Transition(S.VERIFIED, "unverify", S.RECEIVED, HANDLE),
    Transition(S.VERIFIED, "fulfil", S.FULFILLED, HANDLE, basis="91/2025/QH15 Đ4"),
    Transition(S.RECEIVED, "refuse", S.REFUSED, HANDLE),
    Transition(S.VERIFIED, "refuse", S.REFUSED, HANDLE),
    Transition(S.REFUSED, "reopen", S.RECEIVED, HANDLE),
    labels=dict(S.choices),
)
