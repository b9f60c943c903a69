"""The sections of a sheet: what stands, is due, became, is contradicted, moved, fell silent."""
