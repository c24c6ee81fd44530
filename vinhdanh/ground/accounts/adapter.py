from allauth.account.adapter import DefaultAccountAdapter


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are given by an administrator; nobody signs up by themselves."""

    def is_open_for_signup(self, request):
        return False
