"""Addresses that nobody may be sent to, in every spelling in which somebody might."""

import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address
from pathlib import Path

import yaml

from trust.hostile.payloads import find_seed

_FILE = Path(__file__).with_name("destinations.yml")
# Written anew from the registries of special purposes, not taken from the code.
FORBIDDEN = tuple(
    map(
        IPv4Network,
        [
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "255.255.255.255/32",
        ],
    )
)
METADATA = ("169.254.169.254", "100.100.100.200", "168.63.129.16")
_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def load_destinations() -> Mapping[str, tuple[str, ...]]:
    """Give the addresses that are written out, by the reason that is told."""
    return {reason: tuple(urls) for reason, urls in _load().items()}


def draw_addresses(each: int) -> Iterator[IPv4Address]:
    """Draw addresses of every forbidden network: its first, its last, and some between."""
    draw = random.Random(f"{find_seed()} addresses")  # noqa: S311 (no secret)
    yield from map(IPv4Address, METADATA)
    for network in FORBIDDEN:
        yield network[0]
        yield network[-1]
        for _ in range(each):
            yield network[draw.randrange(network.num_addresses)]


def spell(address: IPv4Address) -> Iterator[str]:
    """Spell an address as a host in every way that some program understands."""
    number, (first, second, *_) = int(address), address.packed
    yield str(address)
    yield f"{address}."
    yield str(address).translate(_WIDE)
    yield str(address).replace(".", "\u3002")
    yield from (str(number), hex(number), f"0{number:o}", f"0X{number:08X}", f"{number}.")
    yield f"{first}.{number & 0xFFFFFF}"
    yield f"{first}.{second}.{number & 0xFFFF}"
    for write in _OCTETS:
        yield ".".join(map(write, address.packed))
    yield from (f"[{IPv6Address(carried)}]" for carried in _carry(number))
    yield f"[::ffff:{address}]"
    yield f"[64:ff9b::{address}]"


def _carry(number: int) -> Iterator[int]:
    """Carry an address inside others: mapped, compatible, translated, in tunnels."""
    for prefix in ("::ffff:0:0", "::", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::"):
        yield int(IPv6Address(prefix)) | number
    yield int(IPv6Address("2002::1")) | number << 80
    yield int(IPv6Address("2001:0:5db8:d822::")) | number ^ 0xFFFF_FFFF
    yield int(IPv6Address("2001::")) | number << 64
    yield int(IPv6Address("2606:4700::5efe:0:0")) | number
    yield int(IPv6Address("2606:4700::200:5efe:0:0")) | number


_OCTETS: tuple[Callable[[int], str], ...] = (
    "0{:o}".format,
    "{:#x}".format,
    "{:#04X}".format,
    "00{:03o}".format,
    "{:03d}".format,
)


@cache
def _load() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return found
