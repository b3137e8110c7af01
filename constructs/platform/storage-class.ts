import { Construct } from "constructs";
import { StorageClassV1 } from "../bindings.js";
import { labels, managed } from "../keys.js";

export interface StorageClassProps {
  readonly name: string;
  /** The CSI driver. */
  readonly provisioner: string;
  /** What becomes of a volume whose claim is gone. @default "Retain" */
  readonly reclaim?: "Retain" | "Delete";
  /** Taken by claims that name no class. @default false */
  readonly default?: boolean;
  /** Whether its volumes are encrypted at rest; a statement for reviewers, the driver does it. @default true */
  readonly encrypted?: boolean;
  /** The driver's own parameters. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A storage class. Volumes are made where their pod runs, can grow, and are kept unless it is said otherwise. */
export class StorageClass extends Construct {
  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(scope, id);
    const { name, provisioner, reclaim = "Retain", encrypted = true, parameters = {} } = props;
    new StorageClassV1(this, `storage-class.${name}`, {
      metadata: {
        name,
        labels: { ...managed, [labels.encrypted]: `${encrypted}` },
        ...(props.default ? { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } } : {}),
      },
      storageProvisioner: provisioner,
      reclaimPolicy: reclaim,
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
      ...(Object.keys(parameters).length > 0 ? { parameters: { ...parameters } } : {}),
    });
  }
}
