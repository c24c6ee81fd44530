from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "vinhdanh.work.rights"
    label = "rights"
    verbose_name = "Quyền đối với dữ liệu cá nhân"

    def ready(self):
        from vinhdanh.ground.registry.movers import Table, register

        from .models import Consent, DataRequest, Restriction

        register(Table(Consent), Table(Restriction), Table(DataRequest))
