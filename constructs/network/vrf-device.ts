import { hash } from "node:crypto";

/** The longest name that Linux gives a network device. */
const LONGEST = 15;

/**
 * The VRF device on nodes and the name of the VRF in FRR: the VRF's own name, or where that is too long for a
 * device, its beginning and six digits of its digest. At most 15 characters, always the same for one VRF.
 */
export function vrfDevice(vrf: string): string {
  if (vrf.length <= LONGEST) return vrf;
  const digest = hash("sha256", vrf).slice(0, 6);
  return `${vrf.slice(0, LONGEST - 1 - digest.length)}-${digest}`;
}
