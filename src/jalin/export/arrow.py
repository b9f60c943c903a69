"""The library of Parquet, which need not be there: who uses it asks here."""

from typing import Any

from jalin.model import AbortError


def import_arrow() -> Any:  # noqa: ANN401 (of a library that need not be there)
    """Import pyarrow. Raises AbortError that tells how to install it."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 (an extra)
    except ImportError as err:
        raise AbortError("Parquet needs pyarrow: pip install 'jalin[parquet]'") from err
    return pa


def import_parquet() -> Any:  # noqa: ANN401 (the same)
    """Import pyarrow's reader and writer of Parquet. Raises AbortError as `import_arrow` does."""
    import_arrow()
    from pyarrow import parquet  # noqa: PLC0415 (an extra)

    return parquet
