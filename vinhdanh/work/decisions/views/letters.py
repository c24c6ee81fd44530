"""Letters of result and of refusal, as PDF or Word."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vinhdanh.crafts.papers import Document
from vinhdanh.ground.accounts.access import needs
from vinhdanh.ground.office.papers import offered
from vinhdanh.work.nominations.access import a_submission
from vinhdanh.work.nominations.models import Submission

from .. import letters


def _letter(compose: Callable[[Submission], Document], name: str) -> Callable[..., HttpResponse]:
    """What the unit may be told, and nothing more, for everyone who sees the submission."""

    @needs("decisions.see")
    @require_GET
    def view(request: HttpRequest, pk: int, form: str) -> HttpResponse:
        submission = a_submission(request, pk)
        return offered(compose(submission), f"{name}-{pk}", form, authority=submission.authority)

    return view


result_letter = _letter(letters.result_letter, "thong-bao-ket-qua")
refusal_letter = _letter(letters.refusal_letter, "thong-bao-khong-duoc-lua-chon")
