"""What a page is narrowed to: the form of filters, the pages of lists, the groups of the ledger."""
