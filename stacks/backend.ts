import type { TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";
import { TerraformBackend } from "../constructs/cdktf.js";

/**
 * Where Terraform keeps the state of stacks. The same for every stack of an estate; the state's key is a
 * function of the stack's name. Credentials are never part of it: each backend reads them from the environment.
 */
export type BackendProps =
  /** A file beside the output folder, so that replacing the output never touches state. */
  | { readonly type: "local" }
  /** An S3-compatible store, locked by a lock file in the bucket. */
  | {
      readonly type: "s3";
      readonly bucket: string;
      readonly region: string;
      /** Folder of the state files in the bucket. */
      readonly prefix: string;
      /** Address of a store that is not Amazon's. @default - Amazon S3 of the region */
      readonly endpoint?: string | undefined;
    }
  /** A state service: `<address>/<stack>`, locked at `<address>/<stack>/lock`. */
  | { readonly type: "http"; readonly address: string }
  /** A Secret per stack in a namespace of one cluster, `tfstate-default-<stack>-state`, locked by a Lease. */
  | { readonly type: "kubernetes"; readonly namespace: string; readonly context: string };

/** The least Terraform that has everything a backend needs. `use_lockfile` came with 1.10. */
export const terraformVersion = (backend: BackendProps) => (backend.type === "s3" ? ">= 1.10" : ">= 1.6");

/** The settings of Terraform's `backend "<type>"` block for one stack. */
function backendSettings(backend: BackendProps, stack: string): Record<string, unknown> {
  switch (backend.type) {
    case "local":
      // Terraform runs in OUT/stacks/<stack>.
      return { path: `../../../state/${stack}.tfstate` };
    case "s3":
      return {
        bucket: backend.bucket,
        key: [...backend.prefix.split("/"), `${stack}.tfstate`].filter((part) => part !== "").join("/"),
        region: backend.region,
        encrypt: true,
        use_lockfile: true,
        ...(backend.endpoint === undefined ? {} : otherStore(backend.endpoint)),
      };
    case "http": {
      const address = `${backend.address.replace(/\/+$/, "")}/${stack}`;
      const lock = `${address}/lock`;
      return {
        address,
        lock_address: lock,
        unlock_address: lock,
        lock_method: "POST",
        unlock_method: "DELETE",
      };
    }
    case "kubernetes":
      return {
        // Terraform numbers the Secrets of a large state, and takes a number at the end of the suffix for its own.
        secret_suffix: `${stack}-state`,
        namespace: backend.namespace,
        config_context: backend.context,
      };
  }
}

/** What stores that only speak S3 do not have: virtual hosts, Amazon's accounts, regions and checksums. */
const otherStore = (endpoint: string) => ({
  endpoints: { s3: endpoint },
  use_path_style: true,
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
  skip_requesting_account_id: true,
  skip_s3_checksum: true,
});

/** The `backend` block of a stack. CDKTF has no class for the kubernetes backend and no `use_lockfile`. */
export class StateBackend extends TerraformBackend {
  readonly #settings: Record<string, unknown>;

  constructor(scope: Construct, stack: string, props: BackendProps) {
    super(scope, "backend", props.type);
    this.#settings = backendSettings(props, stack);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.#settings;
  }

  override getRemoteStateDataSource(_scope: Construct, _name: string, from: string): TerraformRemoteState {
    throw new Error(`No stack reads the state of ${from}; give both stacks the value in their props.`);
  }
}
