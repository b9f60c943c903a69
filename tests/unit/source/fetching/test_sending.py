"""A message is sent to an address that somebody named."""

import time

import pytest

from jalin.source.fetching import FetchError, FetchPolicy, Sender
from local_site import Names, Reply, Site, Visitor

CONTENT = b'{"type":"test"}'
HEADERS = {"Content-Type": "application/json", "webhook-id": "m1"}


def build_sender(*, names: Names | None = None, loopback: bool = True) -> Sender:
    """Build a sender that may reach this machine."""
    policy = FetchPolicy(user_agent="jalin/1.0", allow_loopback=loopback, timeout_s=2, total_s=2)
    return Sender(policy, clock=time.monotonic, resolve=names or Names())


def test_a_message_arrives_whole(site: Site) -> None:
    """The receiver gets the content and the headers, and its status is told."""
    site.replies["/hook?a=b"] = Reply(status=204)
    sent = build_sender().send(f"{site.url}/hook?a=b", CONTENT, HEADERS)
    assert (sent.status, sent.is_accepted) == (204, True)
    (visit,) = site.visits
    assert visit.content == CONTENT
    assert visit.headers["webhook-id"] == "m1"
    assert visit.headers["content-type"] == "application/json"
    assert visit.headers["content-length"] == str(len(CONTENT))


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(site: Site, status: int) -> None:
    """A redirect is a refusal: the next address was never checked by whoever named this one."""
    site.replies["/hook"] = Reply(status=status, headers={"Location": f"{site.url}/other"})
    sent = build_sender().send(f"{site.url}/hook", CONTENT, HEADERS)
    assert (sent.status, sent.is_accepted) == (status, False)
    assert site.targets == ["/hook"]


def test_the_wait_that_a_server_asks_for_is_told(site: Site) -> None:
    """A busy server says when to come again."""
    headers = {"Retry-After": "90", "Content-Type": "text/html"}
    site.replies["/hook"] = Reply(status=503, headers=headers)
    assert build_sender().send(f"{site.url}/hook", CONTENT, HEADERS).retry_after_s == 90


def test_a_long_answer_is_not_read(site: Site) -> None:
    """Of an answer without end only the head counts."""

    def talk(visitor: Visitor) -> None:
        visitor.send_response(200)
        visitor.end_headers()
        visitor.drip(b"x" * 1000, 0.05)

    site.replies["/hook"] = talk
    begin = time.monotonic()
    assert build_sender().send(f"{site.url}/hook", CONTENT, HEADERS).is_accepted
    assert time.monotonic() - begin < 2


def test_a_slow_server_is_left(site: Site) -> None:
    """Who says nothing in time is given up."""
    site.replies["/hook"] = lambda visitor: visitor.drip(b"HTTP/1.1 200 OK", 0.5)
    with pytest.raises(FetchError) as failed:
        build_sender().send(f"{site.url}/hook", CONTENT, HEADERS)
    assert failed.value.reason == "timeout"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://10.0.0.5/hook", "refused_address"),
        ("http://169.254.169.254/latest", "refused_address"),
        ("http://[::1]/hook", "refused_address"),
        ("http://127.0.0.1/hook", "refused_address"),
        ("http://0x7f000001/hook", "refused_address"),
        ("http://intern.example/hook", "refused_address"),
        ("http://public.example:22/hook", "refused_port"),
        ("ftp://public.example/hook", "refused_scheme"),
        ("http://ana:rahasia@public.example/hook", "refused_url"),
        ("http://nobody.example/hook", "dns"),
    ],
)
def test_what_is_refused_before_anything_is_sent(url: str, reason: str) -> None:
    """Private addresses, odd ports and schemes are refused, by name or by number."""
    names = Names(
        intern_example=[["93.184.216.34", "192.168.1.7"]], public_example=[["93.184.216.34"]]
    )
    with pytest.raises(FetchError) as failed:
        build_sender(names=names, loopback=False).send(url, CONTENT, HEADERS)
    assert failed.value.reason == reason


def test_a_name_that_moves_is_asked_for_each_message(site: Site) -> None:
    """A host that was public when it was named is refused once it leads into a private network."""
    site.replies["/hook"] = Reply()
    names = Names(hook_example=[["127.0.0.1"], ["10.1.2.3"]])
    sender = build_sender(names=names)
    url = f"http://hook.example:{site.port}/hook"
    assert sender.send(url, CONTENT, HEADERS).is_accepted
    with pytest.raises(FetchError) as failed:
        sender.send(url, CONTENT, HEADERS)
    assert failed.value.reason == "refused_address"


def test_an_enormous_message_is_a_fault() -> None:
    """What is too large is refused before anybody is asked."""
    with pytest.raises(FetchError) as failed:
        build_sender().send("http://127.0.0.1:9/hook", b"x" * 1_000_001, HEADERS)
    assert failed.value.reason == "too_large"
