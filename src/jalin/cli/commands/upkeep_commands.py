"""The command that keeps a register in order: rebuild."""

import typer

from jalin.cli.options import JsonOption, RegisterOption, choose_settings
from jalin.cli.output import print_json, print_results
from jalin.cli.progress import observe
from jalin.cli.vectors import make_vectors
from jalin.pipeline.jobs import rebuild_register


def rebuild(
    context: typer.Context, register: RegisterOption = None, *, as_json: JsonOption = False
) -> None:
    """Derive everything anew from what was read and judged; the same comes out, to the byte."""
    settings = choose_settings(context, register=register)
    done = rebuild_register(settings.register)
    with observe() as observer:
        make_vectors(settings, observer)
    if as_json:
        print_json(done)
    else:
        changed = "as it was" if done.is_same else "otherwise than it was"
        told = f"{done.documents} documents, {done.deals} deals; the register is {changed}."
        print_results(told)
