package fetch

import (
	"fmt"
	"net/netip"
	"syscall"
)

// refused4 are the IPv4 networks that are not part of the public internet (IANA
// special-purpose registry, RFC 6890).
var refused4 = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)

// refused6 are those of the public part of IPv6, 2000::/3, that are special:
// Teredo and other protocol assignments, documentation, and 6to4.
var refused6 = prefixes("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")

var (
	public6 = netip.MustParsePrefix("2000::/3")
	nat64   = netip.MustParsePrefix("64:ff9b::/96") // RFC 6052: the last four bytes are an IPv4 address
)

// metadata are the addresses at which clouds tell the programs on their machines
// secrets. They are refused also where private networks are allowed: nobody has a
// page there.
var metadata = prefixes("169.254.169.254/32", "169.254.170.2/32", "169.254.170.23/32", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32", "fd00:ec2::254/128", "fd20:ce::254/128", "fe80::a9fe:a9fe/128")

// metadataNames are what clouds call these services.
var metadataNames = map[string]bool{
	"metadata.google.internal": true, "metadata.goog": true, "metadata": true, "instance-data": true, "instance-data.ec2.internal": true,
	"metadata.azure.internal": true, "metadata.tencentyun.com": true,
}

// IsMetadata reports whether an address is that of a cloud's metadata service.
func IsMetadata(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	return within(a, metadata)
}

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// Public reports whether an address belongs to the public internet: not to a
// private, shared or local network, this machine, a cloud's metadata service, or
// one of these written as an IPv6 address (IPv4-mapped, NAT64).
func Public(a netip.Addr) bool {
	if a.Zone() != "" || IsMetadata(a) {
		return false
	}
	a = a.Unmap()
	if a.Is4() {
		return !within(a, refused4)
	}
	if nat64.Contains(a) {
		b := a.As16()
		return !within(netip.AddrFrom4([4]byte(b[12:])), refused4)
	}
	return public6.Contains(a) && !within(a, refused6)
}

func within(a netip.Addr, list []netip.Prefix) bool {
	for _, p := range list {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// publicPort reports whether web servers use a port: the usual two, and those
// that need no special rights. Mail and the like answer on others.
func publicPort(port uint16) bool { return port == 80 || port == 443 || port >= 1024 }

// guard refuses a connection to an address that is not public. It is called
// with the address that the connection goes to, after names were resolved.
func guard(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrPrivate, address)
	}
	if !Public(at.Addr()) || !publicPort(at.Port()) {
		return fmt.Errorf("%w: %s", ErrPrivate, at)
	}
	return nil
}

// literal returns the address that a host is, where it is no name. Systems also
// take numbers such as 2130706433 or 0x7f.1; those go through the resolver, and
// so through the guard.
func literal(host string) (netip.Addr, bool) {
	a, err := netip.ParseAddr(host)
	return a, err == nil
}

// guardMetadata refuses a connection to the metadata service of a cloud.
func guardMetadata(_, address string, _ syscall.RawConn) error {
	if at, err := netip.ParseAddrPort(address); err != nil || IsMetadata(at.Addr()) {
		return fmt.Errorf("%w: %s", ErrMetadata, address)
	}
	return nil
}
