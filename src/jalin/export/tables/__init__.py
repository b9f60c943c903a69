"""Tables as files for people: CSV and spreadsheets."""
