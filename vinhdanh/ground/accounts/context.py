"""What every desk page knows of its reader."""

from .models import Role
from .permissions import charge_of


def desk(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"charge": None}
    charge = charge_of(user)
    return {"charge": charge, "roles": [Role(a.role).label for a in charge.assignments]}
