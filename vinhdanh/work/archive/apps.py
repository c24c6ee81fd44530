from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "vinhdanh.work.archive"
    label = "archive"
    verbose_name = "Số hoá"
