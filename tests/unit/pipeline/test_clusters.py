"""B-cubed figures of clusters, and which predicted cluster answers which gold one."""

from collections.abc import Mapping

import pytest

from jalin.pipeline.scoring.clusters import ClusterScore, match_clusters, score_clusters


def label(*clusters: str) -> dict[str, str]:
    """Label the letters of each word with the word."""
    return {item: cluster for cluster in clusters for item in cluster}


# Per item, by hand: precision is its share of gold company in the predicted cluster, recall its
# share of the gold cluster that the predicted one holds.
CASES = [
    # The example of Bagga and Baldwin: (5 * 1 + 2 * 2/7 + 5 * 5/7) / 12; nothing is lost.
    (label("12345", "67", "89abc"), label("12345", "6789abc"), (5 + 4 / 7 + 25 / 7) / 12, 1.0),
    # The same the other way round: the two large clusters come together, which costs more.
    (label("12345", "67", "89abc"), label("1234589abc", "67"), (5 * 0.5 * 2 + 2) / 12, 1.0),
    # One of three strays to another cluster: a, b have 1 and 2/3; c has 1/2 and 1/3; d 1/2 and 1.
    (
        label("abc", "d"),
        label("ab", "cd"),
        (1 + 1 + 1 / 2 + 1 / 2) / 4,
        (2 / 3 * 2 + 1 / 3 + 1) / 4,
    ),
    # Everything alone: pure, but each holds a half of its cluster.
    (label("ab", "cd"), label("a", "b", "c", "d"), 1.0, 0.5),
]


@pytest.mark.parametrize(("gold", "predicted", "precision", "recall"), CASES)
def test_the_figures_are_the_means_over_all_items(
    gold: Mapping[str, str], predicted: Mapping[str, str], precision: float, recall: float
) -> None:
    """Precision and recall are those reckoned by hand, F1 is their harmonic mean."""
    score = score_clusters(gold, predicted)
    assert score.precision == pytest.approx(precision)
    assert score.recall == pytest.approx(recall)
    assert score.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_same_clusters_under_other_labels_are_perfect() -> None:
    """Only who stands with whom counts."""
    score = score_clusters({"a": "x", "b": "x", "c": "y"}, {"a": "y", "b": "y", "c": "z"})
    assert score == ClusterScore(precision=1.0, recall=1.0, f1=1.0)


def test_a_missing_item_counts_as_alone() -> None:
    """What was not found is a cluster of one, whatever its gold cluster is."""
    gold = label("abc")
    assert score_clusters(gold, label("ab")) == score_clusters(gold, label("ab", "c"))
    assert score_clusters(gold, {}).recall == pytest.approx(1 / 3)


def test_an_item_without_gold_counts_nowhere() -> None:
    """A predicted cluster is not made worse by items that nobody has labelled."""
    assert score_clusters(label("ab"), label("abxyz", "uv")).f1 == 1.0


def test_nothing_to_score_is_an_error() -> None:
    """No figure is made up where there is no gold."""
    with pytest.raises(ValueError, match="without a gold item"):
        score_clusters({}, {"a": "a"})


def test_a_gold_cluster_gets_the_one_that_shares_most() -> None:
    """Of two predicted clusters the larger overlap wins; items without gold do not count."""
    assert match_clusters(label("abc"), label("ab", "cxyz")) == {"abc": "ab"}


def test_each_predicted_cluster_is_used_once() -> None:
    """The largest overlap is served first, and who comes later takes what is left."""
    gold = label("abc", "defg")
    assert match_clusters(gold, label("abdef", "cg")) == {"defg": "abdef", "abc": "cg"}
    assert match_clusters(gold, label("abcdefg")) == {"defg": "abcdefg"}


@pytest.mark.parametrize("items", ["acbd", "dbca"])
def test_ties_are_settled_by_label(items: str) -> None:
    """Equal overlaps are taken in the order of gold label, then predicted label."""
    gold = {item: {"a": "1", "b": "1", "c": "2", "d": "2"}[item] for item in items}
    predicted = {item: {"a": "y", "b": "x", "c": "x", "d": "y"}[item] for item in items}
    assert match_clusters(gold, predicted) == {"1": "x", "2": "y"}
