// Package fetch gets pages from web servers, politely and without risk for the
// network that the program runs in.
//
// It asks for http and https only, and for nothing but what its caller names: no
// pictures, scripts or frames of a page, no cookies, no names and passwords. A
// site's robots.txt (RFC 9309) is followed; of one host one page is asked for at a
// time, with a pause between; Retry-After, ETag and Last-Modified are respected.
// Each redirect is checked like a new address.
//
// The guard refuses addresses of private networks when the connection is made,
// after the name was resolved, so that neither a name that resolves to such an
// address nor a redirect gets around it. Behind a proxy the proxy resolves names:
// there the guard can only look the name up itself beforehand.
package fetch
