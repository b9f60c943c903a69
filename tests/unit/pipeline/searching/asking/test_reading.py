"""How a condition is read, and what is told where it cannot be."""

from decimal import Decimal

import pytest

from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.searching.asking.condition import Condition, Money
from jalin.pipeline.searching.asking.fields import Sign
from jalin.pipeline.searching.question import parse_question


def read(text: str) -> Condition:
    """Read a question of one condition."""
    (condition,) = parse_question(text).conditions
    return condition


def tell(text: str) -> str:
    """Tell what is wrong with a question."""
    with pytest.raises(QuestionError) as caught:
        parse_question(text)
    return "; ".join(fault.what for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("sources:2", Sign.IS),
        ("sources=2", Sign.IS),
        ("sources >= 2", Sign.AT_LEAST),
        ("sources=>2", Sign.AT_LEAST),
        ("sources≤2", Sign.AT_MOST),
        ("sources<2", Sign.BELOW),
        ("sources> 2", Sign.ABOVE),
    ],
)
def test_signs_may_be_written_in_several_ways(text: str, sign: Sign) -> None:
    """With blanks around a comparison, and in print."""
    found = read(text)
    assert (found.sign, found.numbers) == (sign, (2,))


def test_some_fields_are_comparisons_by_themselves() -> None:
    """Since and until name no sign."""
    assert read("since:2023").sign is Sign.AT_LEAST
    assert read("until:2023").sign is Sign.AT_MOST


def test_values_are_parted_by_commas_and_may_be_quoted() -> None:
    """Each is read by itself, each meaning once."""
    assert read('party:"PT Pindad",len,"PT Pindad"').names == ("PT Pindad", "len")
    assert read("country:FR,prancis,DE").values == ("FR", "DE")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("stage>=committed", "committed implementing operating completed"),
        ("stage<intent", "proposed talks"),
        ("stage>signed", "implementing operating completed"),
        ("stage>=signed", "intent committed implementing operating completed"),
        ("stage<=non-binding", "proposed talks intent"),
        ("stage<binding", "proposed talks intent"),
        ("stage:suspended,terminated", "suspended terminated"),
    ],
)
def test_rungs_compare_along_the_ladder(text: str, values: str) -> None:
    """A group compares by its nearest rung; ways off the ladder are on no rung."""
    assert read(text).values == tuple(values.split())


@pytest.mark.parametrize(
    ("written", "currency", "value"),
    [
        ("USD1000000", "USD", "1000000"),
        ("Rp1.5triliun", "IDR", "1500000000000"),
        ('"12 juta dolar"', "USD", "12000000"),
        ("€2miliar", "EUR", "2000000000"),
        ("100sgd", "SGD", "100"),
        ('"US$ 3 million"', "USD", "3000000"),
    ],
)
def test_sums_have_a_currency_and_perhaps_a_multiple(
    written: str, currency: str, value: str
) -> None:
    """Before or behind the number."""
    assert read(f"amount>={written}").sums == (Money(currency=currency, value=Decimal(value)),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("kapal partai:x", "at character 7: there is no field 'partai'; nearest: party"),
        ("negar:FR", "at character 1: there is no field 'negar'; nearest: negara"),
        ("-party>=x", "at character 2: party cannot be compared; write party:VALUE"),
        ("party:", "at character 1: nothing stands behind 'party:'; a value follows at once"),
        ("party: x", "at character 1: nothing stands behind 'party:'; a value follows at once"),
        ("stage>=talks,intent", "at character 14: 'stage>=' takes one value"),
        (
            "amount>=USD1,000",
            "at character 14: 'amount>=' takes one value; a sum is written without commas",
        ),
        ('party:"PT', "at character 7: the quotation mark is never closed"),
        ("stage:stalled", "at character 7: 'stalled' is no stage; write state:stalled"),
        (
            "since:2023 stage>=terminated",
            (
                "at character 19: 'terminated' is no rung of the ladder; "
                "write stage:terminated for those there"
            ),
        ),
        (
            "promise:overdu",
            (
                "at character 9: no promise 'overdu'; nearest: overdue; "
                "one of scheduled, met, not_met, partially_met, overdue"
            ),
        ),
        (
            "country:FR,Germny",
            (
                "at character 12: no country 'Germny'; nearest: germany (DE); "
                "write a code such as FR, or a name"
            ),
        ),
        (
            "date:2023-02-30",
            "at character 6: not a date such as 2023, 2023-05 or 2023-05-17: '2023-02-30'",
        ),
        ("sources:two", "at character 9: not a whole number such as 2: 'two'"),
        ('place:"…"', "at character 8: there is no name in '…'"),
    ],
)
def test_faults_tell_what_and_where(text: str, fault: str) -> None:
    """The place, what is wrong, and what was probably meant or could be written."""
    assert tell(text) == fault


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1000", "says no currency"),
        ("USD1.000", "is no sum; a sum is such as amount>=USD1000000"),
        ("USD1.5", "has a point and no word"),
        ('"USD 5 apples"', "'apples' is no currency and no multiple"),
    ],
)
def test_sums_that_could_mean_anything_are_refused(written: str, told: str) -> None:
    """A point may part thousands or be a decimal one: nobody guesses."""
    assert told in tell(f"amount>={written}")


def test_an_unknown_field_tells_all_that_there_are() -> None:
    """Where none is near; it can still be searched as words."""
    told = tell("xyzzy:1 sector:x date:y")
    assert "at character 1: there is no field 'xyzzy'; there are party, country," in told
    assert "in quotation marks it is searched as words" in told
    assert told.count("at character") == 3
