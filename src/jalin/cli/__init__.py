"""The command line: parse, call one function of the pipeline, print."""

from jalin.cli.app import main

__all__ = ["main"]
