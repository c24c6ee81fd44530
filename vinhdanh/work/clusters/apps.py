from django.apps import AppConfig


class ClustersConfig(AppConfig):
    name = "vinhdanh.work.clusters"
    label = "clusters"
    verbose_name = "Cụm, khối thi đua"
