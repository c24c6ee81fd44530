"""Wagtail's own pages, below /cms/: for those who may at least write; what beyond, its groups say (``rights``)."""

from wagtail.admin import urls as wagtail_admin
from wagtail.utils.urlpatterns import decorate_urlpatterns

from vinhdanh.ground.accounts.access import needs

urlpatterns = decorate_urlpatterns(list(wagtail_admin.urlpatterns), needs("editorial.write"))
