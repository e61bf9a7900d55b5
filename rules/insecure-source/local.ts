/** Endings of host names that only a network of one's own resolves. */
const LOCAL_NAME = /(?:^|\.)(?:svc|local|localhost|internal|lan|home|corp|intranet|private|localdomain|arpa|test)$/;
/** Addresses of private networks and of the machine itself (RFC 1918, RFC 3927, RFC 6598). */
const PRIVATE_ADDRESS =
  /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;

/** The host of a URL or of an address without a scheme, in lower case, without user and port; empty if it has none. */
export function hostOf(address: string): string {
  const rest = address.replace(/^[a-z][a-z+]*:\/\//i, '');
  const authority = rest.slice(0, rest.search(/[/?#]|$/));
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return (host.startsWith('[') ? host : host.replace(/:\d*$/, '')).toLowerCase().replace(/\.$/, '');
}

/** Whether a host is in the cluster or in a private network, as far as its name says so. */
export function isLocalHost(host: string): boolean {
  if (host === '' || host.startsWith('[') || !host.includes('.')) return true;
  return LOCAL_NAME.test(host) || PRIVATE_ADDRESS.test(host);
}
