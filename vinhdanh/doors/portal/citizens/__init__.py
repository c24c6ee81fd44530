"""What citizens send without an account: comments, people to be found, requests about their own data; and receipts."""
