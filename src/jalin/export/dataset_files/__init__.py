"""A dataset as files of tables: CSV, spreadsheets, JSON Lines, Parquet."""
