from django.apps import AppConfig


class NominationsConfig(AppConfig):
    name = "vinhdanh.work.nominations"
    label = "nominations"
    verbose_name = "Hồ sơ đề nghị"
