import type { Estate } from "../estate/index.js";
import { type EstateOpened, type EstateRead, noneAccepted } from "./estate-read.js";
import { isSound, type SoundEstate } from "./refusal.js";

/** What the checks found, and what was made meanwhile if they found no errors. */
export type Made<T> =
  | { readonly read: EstateRead; readonly refused: true }
  | { readonly read: SoundEstate; readonly refused: false; readonly made: T };

/**
 * Makes something of an estate while its checks run, which is quicker where threads make it.
 * @param make puts nothing in place before its approval is granted. What it throws counts only for a sound estate,
 *   because one with errors may break anything
 */
export async function whileChecking<T>(
  opened: EstateOpened,
  make: (estate: Estate, approval: Promise<void>) => Promise<T>,
): Promise<Made<T>> {
  const { estate } = opened;
  if (!estate || !isSound({ ...opened, accepted: noneAccepted }))
    return { read: await opened.checked(), refused: true };
  const { promise: approval, resolve: grant, reject: refuse } = later();
  const making = make(estate, approval);
  making.catch(() => {});
  try {
    const read = await opened.checked();
    if (isSound(read)) {
      grant();
      return { read, refused: false, made: await making };
    }
    return { read, refused: true };
  } finally {
    refuse(new Error("the estate was not approved"));
    await making.catch(() => {});
  }
}

interface Later {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

function later(): Later {
  let resolve: Later["resolve"] = () => {};
  let reject: Later["reject"] = () => {};
  const promise = new Promise<void>((onGranted, onRefused) => {
    resolve = onGranted;
    reject = onRefused;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}
