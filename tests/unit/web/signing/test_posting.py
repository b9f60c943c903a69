"""How often forms may be sent."""

from jalin.web.signing.posting import PostLimiter


class _Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_let_in_and_then_two_a_second() -> None:
    """Who waits as long as told is let in again; others are not held up."""
    clock = _Seconds()
    limiter = PostLimiter(clock)
    assert [limiter.take("a") for _ in range(60)] == [0] * 60
    wait_s = limiter.take("a")
    assert wait_s == 1
    assert limiter.take("b") == 0
    clock.now += wait_s
    assert [limiter.take("a"), limiter.take("a")] == [0, 0]
    assert limiter.take("a") == 1


def test_addresses_are_forgotten() -> None:
    """The memory does not grow with the number of addresses."""
    limiter = PostLimiter(_Seconds())
    for index in range(10_050):
        limiter.take(f"a{index}")
    assert limiter.take("a0") == 0
