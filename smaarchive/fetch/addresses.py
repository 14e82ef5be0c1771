"""A host in; the addresses to connect to out, and only if they are public.

The name is resolved once and the connection goes to the address that was checked, so that a name which answers
differently the second time (DNS rebinding) gains nothing.
"""

import asyncio
import ipaddress
import socket

from ..errors import NotFetched

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


async def addresses_of(host: str, port: int, allow_private: bool) -> list[str]:
    """Resolve a host to the addresses that may be asked. Raise `NotFetched` where there is none."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"no such host: {host}") from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    allowed = [str(address) for address in addresses if allow_private or is_public(address)]
    if not allowed:
        raise NotFetched(f"{addresses[0]} is not a public address; --allow-private fetches it")
    return allowed


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the public network, also where an IPv6 address wraps an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast
