"""What surrounds every page: masthead, menu and colophon, for the public or for the desk."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from vinhdanh.ground.accounts.permissions import charge_of
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Authority
from vinhdanh.ground.ui.parts import Colophon, Masthead, MenuItem

from .editorial.queries import sections
from .menus import DESK, HOME, PUBLIC, Entry

OWN_SEARCH = ("/tra-cuu", "/tim-kiem/")
"""Pages that are a look-up themselves need no second field in the masthead."""


def _item(entry: Entry, path: str) -> MenuItem:
    url = reverse(entry.name)
    here = path == url if url == "/" else path.startswith((url, *entry.under))
    return MenuItem(entry.label, url, current=here)


def _is_public(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is None or getattr(match.func, "allowed", None) == "public"


def office_name() -> str:
    """Whose house it is: the body in the letterhead of the highest authority."""
    first = Authority.objects.order_by("unit__path").values_list("unit__party__name", flat=True).first()
    return f"Thi đua, khen thưởng {first[0].lower()}{first[1:]}" if first else "Thi đua, khen thưởng"


def house(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    office = office_name()
    if user is None or not user.is_authenticated or _is_public(request):
        signed_in = user is not None and user.is_authenticated
        written, english = sections(request.path)
        return {
            "masthead": Masthead(
                office=office,
                login_url=reverse("portal:desk") if signed_in else reverse("account_login"),
                search_url="" if request.path in OWN_SEARCH else reverse("editorial_search"),
                search_label="Tìm tin, văn bản, khen thưởng",
            ),
            "menu": [_item(HOME, request.path), *written],
            "services": [_item(entry, request.path) for entry in PUBLIC],
            "english": english,
            "colophon": Colophon(
                title=f"Trang thông tin {office[0].lower()}{office[1:]}",
                rights=(
                    MenuItem("Yêu cầu về dữ liệu cá nhân", reverse("portal:rights")),
                    MenuItem("Theo dõi bằng mã biên nhận", reverse("portal:receipt")),
                ),
                lines=("Mọi tấm bằng có mã QR đều kiểm tra được tại đây.",),
            ),
            "today": clock.today(),
        }
    charge = charge_of(user)
    return {
        "masthead": Masthead(
            office=office,
            home_url=reverse("portal:desk"),
            user_name=user.get_full_name(),
            user_role=", ".join(assignment.get_role_display() for assignment in charge.assignments),
            account_url=_optional("mfa_index"),
            logout_url=reverse("account_logout"),
        ),
        "menu": [_item(entry, request.path) for entry in DESK if not entry.needs or charge.holds(entry.needs)],
        "today": clock.today(),
    }


def _optional(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
