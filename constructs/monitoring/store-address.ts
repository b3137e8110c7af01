/** Where the pools of a province send their recordings. */
export interface StoreAddress {
  /** Base address, such as `https://metrics.example`; the paths of Prometheus' remote write and federation follow. */
  readonly url: string;
  /** The Secret of the monitoring namespace whose keys `username` and `password` it is asked with; made by hand, never by us. */
  readonly secret: string;
}
