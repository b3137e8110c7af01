import { type AddressRange, merged, rangeOf, wholeFamilies } from "../addresses.js";

/** Networks that are not the Internet's: private, shared, link-local, documentation, multicast and reserved ones. */
const elsewhere = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  "::/3",
  "4000::/2",
  "8000::/1",
  "2001:db8::/32",
];

/** What is left of all addresses: IPv4 in global use, and 2000::/3. Sources: RFC 6890 and its updates. */
export const internetRanges: readonly AddressRange[] = without(wholeFamilies, elsewhere);

function without(wholes: readonly AddressRange[], texts: readonly string[]): AddressRange[] {
  const holes = merged(texts.flatMap((text) => rangeOf(text) ?? []));
  return wholes.flatMap(({ first, last }) => {
    const left: AddressRange[] = [];
    let next = first;
    for (const hole of holes.filter((one) => one.last >= first && one.first <= last)) {
      if (hole.first > next) left.push({ first: next, last: hole.first - 1n });
      next = hole.last + 1n;
    }
    return next <= last ? [...left, { first: next, last }] : left;
  });
}
