"""Which addresses may be connected to."""

import pytest

from jalin.source.fetching.guard.addresses import find_refusal

_PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.0",
    "103.28.12.1",
    "126.255.255.255",
    "128.0.0.1",
    "168.63.129.15",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "191.255.255.255",
    "192.0.1.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "9.255.255.255",
    "11.0.0.0",
    "2001:200::1",
    "2400:cb00::1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:80b::200e",
    "3ffe:ffff::1",
)
_LOOPBACK = ("127.0.0.1", "127.0.0.0", "127.1.2.3", "127.255.255.255", "::1", "0:0:0:0:0:0:0:1")
_REFUSED = (
    ("0.0.0.0", "unspecified"),  # noqa: S104 nothing listens to it
    ("0.1.2.3", "unspecified"),
    ("10.0.0.0", "private"),
    ("10.255.255.255", "private"),
    ("100.64.0.0", "shared by a provider"),
    ("100.127.255.255", "shared by a provider"),
    ("100.100.100.200", "metadata"),
    ("168.63.129.16", "metadata"),
    ("169.254.0.0", "link-local"),
    ("169.254.169.254", "metadata"),
    ("169.254.170.2", "link-local"),
    ("169.254.255.255", "link-local"),
    ("172.16.0.0", "private"),
    ("172.31.255.255", "private"),
    ("192.0.0.0", "reserved"),
    ("192.0.0.192", "reserved"),
    ("192.0.2.1", "documentation"),
    ("192.88.99.1", "relay"),
    ("192.168.0.0", "private"),
    ("192.168.255.255", "private"),
    ("198.18.0.0", "benchmark"),
    ("198.19.255.255", "benchmark"),
    ("198.51.100.1", "documentation"),
    ("203.0.113.1", "documentation"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.255", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("::", "unspecified"),
    ("::2", "IPv4 inside IPv6"),
    ("::7f00:1", "IPv4 inside IPv6"),
    ("::8.8.8.8", "IPv4 inside IPv6"),
    ("::ffff:127.0.0.1", "IPv4 inside IPv6"),
    ("::ffff:8.8.8.8", "IPv4 inside IPv6"),
    ("::ffff:0:8.8.8.8", "reserved"),
    ("64:ff9b::127.0.0.1", "IPv4 inside IPv6"),
    ("64:ff9b::8.8.8.8", "IPv4 inside IPv6"),
    ("64:ff9b:1::a00:1", "IPv4 inside IPv6"),
    ("100::1", "reserved"),
    ("1fff:ffff::1", "reserved"),
    ("2001::1", "IPv4 inside IPv6"),
    ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "IPv4 inside IPv6"),
    ("2001:2::1", "reserved"),
    ("2001:20::1", "reserved"),
    ("2001:1ff:ffff::1", "reserved"),
    ("2001:db8::1", "documentation"),
    ("2002:7f00:1::1", "IPv4 inside IPv6"),
    ("2002:808:808::1", "IPv4 inside IPv6"),
    ("2400:cb00::5efe:10.0.0.1", "IPv4 inside IPv6"),
    ("2400:cb00::200:5efe:10.0.0.1", "IPv4 inside IPv6"),
    ("3fff::1", "documentation"),
    ("4000::1", "reserved"),
    ("5f00::1", "reserved"),
    ("fc00::1", "private"),
    ("fd00:ec2::254", "metadata"),
    ("fd20:ce::254", "metadata"),
    ("fdff::1", "private"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("2400:cb00::1%1", "link-local"),
    ("fec0::1", "private"),
    ("ff02::1", "multicast"),
    ("", "not an address"),
    ("127.1", "not an address"),
    ("0x7f000001", "not an address"),
    ("2130706433", "not an address"),
    ("127.0.0.01", "not an address"),
    ("localhost", "not an address"),
)


@pytest.mark.parametrize("address", _PUBLIC)
def test_public_addresses_pass(address: str) -> None:
    """A public address passes, also right beside a network that does not."""
    assert find_refusal(address) is None


@pytest.mark.parametrize(("address", "kind"), _REFUSED)
@pytest.mark.parametrize("allow_loopback", [False, True])
def test_other_addresses_are_refused(address: str, kind: str, *, allow_loopback: bool) -> None:
    """No other address passes, whether tests may visit this machine or not."""
    assert find_refusal(address, allow_loopback=allow_loopback) == kind


@pytest.mark.parametrize("address", _LOOPBACK)
def test_loopback_passes_for_tests_alone(address: str) -> None:
    """The addresses of this machine pass where tests say so, and nowhere else."""
    assert find_refusal(address) == "loopback"
    assert find_refusal(address, allow_loopback=True) is None
