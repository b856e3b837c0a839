/** Ranges that say nothing about anybody: first and last address. */
const SAMPLES: [from: string, to: string][] = [
  ['0.0.0.0', '0.255.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  // Where every cloud keeps its metadata.
  ['169.254.0.0', '169.254.255.255'],
  // Kept for documentation.
  ['192.0.2.0', '192.0.2.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  // What Docker, k3s, kubeadm, flannel and home routers give out unless told otherwise.
  ['172.17.0.0', '172.31.255.255'],
  ['10.42.0.0', '10.43.255.255'],
  ['10.96.0.0', '10.96.255.255'],
  ['10.244.0.0', '10.244.255.255'],
  ['10.0.0.0', '10.0.0.255'],
  ['192.168.0.0', '192.168.1.255'],
  ['224.0.0.0', '255.255.255.255'],
];

/** Resolvers that anybody may name. */
const WELL_KNOWN = ['1.1.1.1', '1.0.0.1', '8.8.8.8', '8.8.4.4', '9.9.9.9'];

const ranges = SAMPLES.map(([from, to]) => [numberOf(from), numberOf(to)] as const);

/** Whether an IPv4 address belongs to nobody in particular; what is no address (a part above 255) is harmless too. */
export function isPublicSample(address: string): boolean {
  if (address.split('.').some((part) => Number(part) > 255) || WELL_KNOWN.includes(address)) return true;
  const number = numberOf(address);
  return ranges.some(([from, to]) => number >= from && number <= to);
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}
