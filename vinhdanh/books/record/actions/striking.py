"""Taking back what was written by mistake. The trail keeps every word of it."""

from datetime import datetime

from django.forms.models import model_to_dict

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from ..models import Fact, Hold
from .merging import is_decided


@action("record.declare")
def strike(row: Fact, *, by: Actor, at: datetime, reason: str) -> None:
    """Delete a recorded fact that should not be there; its content and the reason go into the audit trail.

    Refused for a result that a decision made official (it is corrected by another one) and for holds (they are closed).
    """
    if isinstance(row, Hold) or is_decided(row):
        raise Refused(
            "Mục này đã chính thức theo văn bản; chỉ thay đổi bằng văn bản mới của người có thẩm quyền.",
            code="official",
        )
    if not reason.strip():
        raise Refused("Hãy ghi lý do gạch bỏ.", code="no_reason")
    content = {name: str(value) for name, value in model_to_dict(row).items() if value not in (None, "")}
    audit.note(party=row.party_id, kind=row._meta.model_name, struck=content, reason=reason.strip())
    row.delete()
