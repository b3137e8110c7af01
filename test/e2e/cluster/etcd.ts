import { type Component, type Home, startComponent } from "./component.js";

/**
 * Where etcd listens: a socket in the folder it was started in, so that any number run at once without ports.
 * etcd insists on the form host:port, which becomes the file's name.
 */
export const etcdAddress = "unix://etcd:0";

const peerAddress = "unix://peer:0";

/** Starts etcd with its data in the folder. The API server waits for it by itself. */
export function startEtcd(home: Home, binary: string): Component {
  return startComponent(home, binary, [
    "--name=etcd",
    "--data-dir=etcd.data",
    "--unsafe-no-fsync",
    `--listen-client-urls=${etcdAddress}`,
    `--advertise-client-urls=${etcdAddress}`,
    `--listen-peer-urls=${peerAddress}`,
    `--initial-advertise-peer-urls=${peerAddress}`,
    `--initial-cluster=etcd=${peerAddress}`,
  ]);
}
