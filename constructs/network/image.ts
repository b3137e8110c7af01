/**
 * Where to take an image of the charts from: `metallb/speaker` of a mirror.
 *
 * @param mirror host, and a project if it has one; none, and the chart's own default stands
 */
export function imageAt(mirror: string | undefined, path: string): { readonly image?: ImageValues } {
  return mirror === undefined ? {} : { image: { repository: `${mirror}/${path}` } };
}

/** Tags are those of the chart's version. */
interface ImageValues {
  readonly repository: string;
}
