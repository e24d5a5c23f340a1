"""Tells which network addresses belong to the public internet: nobody may have a page fetched from within."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits


def is_public(address: Address) -> bool:
    """Tell whether an address, and any that is hidden in it, is one of the public internet."""
    return all(each.is_global and not each.is_multicast for each in _meant(address))


def _meant(address: Address) -> list[Address]:
    if isinstance(address, IPv4Address):
        return [address]
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    hidden = [each for each in inner if each is not None]
    return [*hidden] if address.ipv4_mapped else [address, *hidden]
