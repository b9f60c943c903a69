"""The register's file: all SQL is here."""
