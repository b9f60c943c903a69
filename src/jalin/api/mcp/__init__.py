"""The register as tools for assistants, by the Model Context Protocol.

Questions come in and answers go out as plain values; only `server` and `transport` know the SDK,
which is an extra.
"""
