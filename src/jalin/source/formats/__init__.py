"""Documents in carriers of their own: web archives, mails and PDF."""

from jalin.source.formats.mail import parse_mail
from jalin.source.formats.mbox import split_mailbox
from jalin.source.formats.pdf import parse_pdf
from jalin.source.formats.warc import split_warc

__all__ = ["parse_mail", "parse_pdf", "split_mailbox", "split_warc"]
