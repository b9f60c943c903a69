"""The views described for Datasette."""

from jalin.pipeline.transfer.datasette import describe_for_datasette
from jalin.store.views.views import VIEWS


def test_every_view_and_column_is_described() -> None:
    """Under the name of the file, in the order of the views, each column with what it means."""
    tables = describe_for_datasette("pers")["databases"]["pers"]["tables"]
    assert list(tables) == [view.name for view in VIEWS]
    for view in VIEWS:
        assert tables[view.name]["columns"] == {it.name: it.means for it in view.columns}
        assert all(it.means.strip() for it in view.columns)
