"""A register in a PostgreSQL database."""

import sys
import threading
from pathlib import Path

import pytest

from jalin.store.engine.database import RegisterError
from jalin.store.register import Register
from jalin.store.rows import DealRow
from postgres import run_sql
from register_factory import doc, reading
from store_factory import deal_row


def add_without_server(register: Register, server: str) -> None:
    """Add two documents in a transaction whose connection the server ends between them."""
    with register.transaction():
        register.add(doc(), reading(doc()))
        (pid,) = register._database.fetch("SELECT pg_backend_pid()")[0]  # noqa: SLF001
        run_sql(server, f"SELECT pg_terminate_backend({pid})")
        register.add(doc("dua"), reading(doc("dua")))


def add_and_interrupt(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a document in a transaction that is interrupted while the server answers."""
    connection = register._database._connection  # type: ignore[attr-defined]  # noqa: SLF001

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with register.transaction():
        register.add(doc(), reading(doc()))
        monkeypatch.setattr(connection, "handle_messages", interrupt)
        register.pending()


def test_a_foreign_schema_is_refused_and_left_alone(
    postgres_url: str, postgres_server: str
) -> None:
    """A schema with tables of another program gets none of ours."""
    name = postgres_url.rsplit("=", 1)[1]
    run_sql(
        postgres_server, f"CREATE SCHEMA {name}", f"CREATE TABLE {name}.schema_version (id int)"
    )
    for create in (True, False):
        with pytest.raises(RegisterError, match="another program"):
            Register.open(postgres_url, create=create)


def test_looking_makes_no_schema(postgres_url: str, postgres_server: str) -> None:
    """Where none may be made, the schema is not made either."""
    with pytest.raises(RegisterError, match="jalin add"):
        Register.open(postgres_url, create=False)
    run_sql(postgres_server, f"CREATE SCHEMA {postgres_url.rsplit('=', 1)[1]}")


def test_a_server_that_cannot_be_reached_is_told() -> None:
    """The error names the address without its password."""
    url = "postgresql://jalin:geheim@127.0.0.1:1/news"
    with pytest.raises(RegisterError, match="cannot connect") as caught:
        Register.open(url)
    assert "postgresql://jalin@127.0.0.1:1/news" in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_database_that_is_not_there_is_told(postgres_server: str) -> None:
    """The error gives the server's words and nothing of the protocol."""
    url = f"{postgres_server.partition('?')[0].rpartition('/')[0]}/nowhere"
    with pytest.raises(RegisterError, match=r'cannot connect \(database "nowhere" does not exist'):
        Register.open(url)


@pytest.mark.parametrize("password", ["", ":sandi"])
def test_a_wrong_password_is_told(postgres_server: str, password: str) -> None:
    """Without the right password the server's refusal is told, and no password shown."""
    user, _, place = postgres_server.removeprefix("postgresql://").rpartition("@")
    if ":" not in user:
        pytest.skip("this server asks for no password")
    with pytest.raises(RegisterError, match=r"cannot connect .*password") as caught:
        Register.open(f"postgresql://{user.partition(':')[0]}{password}@{place}")
    assert "sandi" not in str(caught.value)


def test_a_statement_that_was_cut_off_ends_the_connection(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an interrupt in the midst of an answer nothing is read as another's answer."""
    with Register.open(postgres_url) as register:
        with pytest.raises(KeyboardInterrupt):
            add_and_interrupt(register, monkeypatch)
        with pytest.raises(RegisterError, match="cut off"):
            register.pending()
    with Register.open(postgres_url) as register:
        assert list(register.dump()) == []


def test_a_socket_is_a_way_too(tmp_path: Path) -> None:
    """A folder without a server is told like a host without one."""
    url = f"postgresql://jalin@/news?host={tmp_path}"
    with pytest.raises(RegisterError, match="cannot connect"):
        Register.open(url)


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the error says how to install it."""
    monkeypatch.setitem(sys.modules, "pg8000.native", None)
    with pytest.raises(RegisterError, match=r"jalin\[postgres\]"):
        Register.open("postgresql://jalin@host")


def test_a_lost_connection_is_told(postgres_url: str, postgres_server: str) -> None:
    """A server that ends the connection ends the run in clear words, and keeps nothing half."""
    with (
        Register.open(postgres_url) as register,
        pytest.raises(RegisterError, match=r"cannot be read|lost its connection"),
    ):
        add_without_server(register, postgres_server)
    with Register.open(postgres_url) as register:
        assert list(register.dump()) == []


def test_a_broken_rule_of_the_schema_is_a_bug(postgres_url: str) -> None:
    """What no user can mend is no RegisterError."""
    with Register.open(postgres_url) as register, pytest.raises(Exception, match="null") as caught:
        register._database.fetch("INSERT INTO pending (document_id) VALUES (?)", (None,))  # noqa: SLF001
    assert not isinstance(caught.value, RegisterError)


def test_documents_come_in_while_one_derives(postgres_url: str) -> None:
    """Who derives sees one state; what others add meanwhile is not seen and stays pending."""
    with Register.open(postgres_url) as deriver, Register.open(postgres_url) as writer:
        deriver.add(doc(), reading(doc()))
        with deriver.deriving():
            seen = deriver.pending()
            writer.add(doc(), reading(doc(), reader="test/2"))
            writer.add(doc("dua"), reading(doc("dua")))
            assert deriver.pending() == seen
            assert len(list(deriver.snapshot())) == 1
            deriver.clear_pending(row.sequence for row in seen)
        assert {row.document_id for row in deriver.pending()} == {doc().id, doc("dua").id}


def test_a_rebuild_keeps_what_came_in_meanwhile_pending(postgres_url: str) -> None:
    """Writing all derived tables anew takes no note away that it has not seen."""
    with Register.open(postgres_url) as deriver, Register.open(postgres_url) as writer:
        deriver.add(doc(), reading(doc()))
        with deriver.deriving():
            seen = [row.sequence for row in deriver.pending()]
            writer.mark_pending([doc().id])
            deriver.replace_derived([], "one", cleared=seen)
        assert len(deriver.pending()) == 1


def test_derivers_take_turns(postgres_url: str) -> None:
    """The second sees all that the first wrote, however long it waited."""
    with Register.open(postgres_url) as one, Register.open(postgres_url) as two:
        found: list[str] = []

        def derive() -> None:
            with two.deriving():
                found.extend(row.id for row in two.find(DealRow))
                two.delete_any(DealRow, "id", found)

        with one.deriving():
            other = threading.Thread(target=derive)
            other.start()
            other.join(timeout=0.2)
            assert other.is_alive()
            one.insert([deal_row("a")])
        other.join(timeout=20)
        assert found == ["a"]
        assert one.find(DealRow) == ()


@pytest.mark.parametrize("condition", ["id = 'x'", "id = ANY ('{x,y}'::text[])", "id < 'd0001'"])
def test_rows_are_looked_up_by_index(postgres_url: str, condition: str) -> None:
    """Equal, one of many, and a range: none of them reads a large table whole."""
    with Register.open(postgres_url) as register:
        rows = (deal_row(f"d{number:05}") for number in range(5000))
        register.replace_derived(rows, "one", cleared=())
        query = f"EXPLAIN SELECT * FROM told_deals WHERE {condition}"  # noqa: S608
        plan = "\n".join(row[0] for row in register._database.fetch(query))  # noqa: SLF001
    assert "told_deals_by_id" in plan
    assert "Seq Scan" not in plan


def test_all_text_sorts_by_its_characters(postgres_url: str) -> None:
    """No column sorts by the language that the database is set to."""
    query = """
        SELECT table_name, column_name, collation_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND data_type = 'text'
    """
    with Register.open(postgres_url) as register:
        found = register._database.fetch(query)  # noqa: SLF001
    assert len(found) > 20
    assert [row for row in found if row[2] != "C"] == []


def test_rows_are_written_a_thousand_at_a_time(postgres_url: str) -> None:
    """Writing many rows takes few statements: the way to a server is long."""
    with Register.open(postgres_url) as register:
        query = "SELECT count(*) FROM (SELECT DISTINCT cmin, xmin FROM told_deals) AS it"
        register.insert(deal_row(f"d{number:05}") for number in range(5000))
        ((n_statements,),) = register._database.fetch(query)  # noqa: SLF001
    assert n_statements == 5
