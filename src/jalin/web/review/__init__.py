"""Reviewing: the queue, a mention beside its document, and all judgements."""
