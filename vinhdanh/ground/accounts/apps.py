from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "vinhdanh.ground.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"

    def ready(self):
        from vinhdanh.ground.office import actions, gates

        from .access import Doorkeeper
        from .permissions import permit

        actions.register_permit(permit)
        gates.register_doorkeeper(Doorkeeper())
