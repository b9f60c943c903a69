"""Which addresses on the network may be connected to: those of the public internet alone.

The tables follow the registries of special-purpose addresses. Python's own `is_global` is not asked
since its answers differ from one version to the next.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_IPV4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.100.100.200/32", "metadata"),
        ("100.64.0.0/10", "shared by a provider"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "metadata"),
        ("169.254.169.254/32", "metadata"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmark"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_IPV6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::ffff:0:0/96", "IPv4 inside IPv6"),
        ("::/96", "IPv4 inside IPv6"),
        ("64:ff9b::/96", "IPv4 inside IPv6"),
        ("64:ff9b:1::/48", "IPv4 inside IPv6"),
        ("2001::/32", "IPv4 inside IPv6"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "IPv4 inside IPv6"),
        ("3fff::/20", "documentation"),
        ("fd00:ec2::254/128", "metadata"),
        ("fd20:ce::254/128", "metadata"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    )
)
# Addresses are given out to the public from this network alone.
_PUBLIC_IPV6 = IPv6Network("2000::/3")
# The third quarter of an address that carries an IPv4 address to a tunnel of a local network.
_TUNNELS = frozenset({0x0000_5EFE, 0x0200_5EFE})


def find_refusal(address: str, *, allow_loopback: bool = False) -> str | None:
    """Find why an address may not be connected to; None for a public one.

    What is not an address in its usual form, with a zone, or carries an IPv4 address inside an
    IPv6 one is refused, whatever it leads to.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an address"
    kind = _find_kind4(parsed) if isinstance(parsed, IPv4Address) else _find_kind6(parsed)
    return None if allow_loopback and kind == "loopback" else kind


def _find_kind4(address: IPv4Address) -> str | None:
    return next((kind for network, kind in _IPV4 if address in network), None)


def _find_kind6(address: IPv6Address) -> str | None:
    if address.scope_id is not None:
        return "link-local"
    kind = next((kind for network, kind in _IPV6 if address in network), None)
    if kind is None and address not in _PUBLIC_IPV6:
        return "reserved"
    if kind is None and (int(address) >> 32) & 0xFFFF_FFFF in _TUNNELS:
        return "IPv4 inside IPv6"
    return kind
