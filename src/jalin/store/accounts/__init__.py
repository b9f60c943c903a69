"""Accounts: who may sign in, in a database of their own beside the register."""
