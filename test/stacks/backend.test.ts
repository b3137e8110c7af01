import { describe, expect, it } from "vitest";
import type { BackendProps } from "../../stacks/backend.js";
import { json } from "./in-stack.js";

const terraformOf = (backend: BackendProps) => json(() => {}, { backend }).terraform;

describe("the state of a stack", () => {
  it("is by default a file beside the output folder, named after the stack", () => {
    expect(terraformOf({ type: "local" })).toMatchObject({
      backend: { local: { path: "../../../state/harbin-test.tfstate" } },
      required_version: ">= 1.6",
    });
  });

  it("in S3 is encrypted and locked by a file, which asks for Terraform 1.10", () => {
    const backend = { type: "s3", bucket: "state", region: "cn-north-1", prefix: "/gov//cloud/" } as const;
    expect(terraformOf(backend)).toMatchObject({
      backend: {
        s3: {
          bucket: "state",
          key: "gov/cloud/harbin-test.tfstate",
          region: "cn-north-1",
          encrypt: true,
          use_lockfile: true,
        },
      },
      required_version: ">= 1.10",
    });
  });

  it("in a store that only speaks S3 skips what is Amazon's", () => {
    const store = { bucket: "state", region: "hlj", prefix: "", endpoint: "https://s3.harbin.example" };
    expect(terraformOf({ type: "s3", ...store }).backend).toEqual({
      s3: {
        bucket: "state",
        key: "harbin-test.tfstate",
        region: "hlj",
        encrypt: true,
        use_lockfile: true,
        endpoints: { s3: "https://s3.harbin.example" },
        use_path_style: true,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_region_validation: true,
        skip_requesting_account_id: true,
        skip_s3_checksum: true,
      },
    });
  });

  it("in a state service has its own address and lock", () => {
    expect(terraformOf({ type: "http", address: "https://state.harbin.example/zhengyun/" }).backend).toEqual({
      http: {
        address: "https://state.harbin.example/zhengyun/harbin-test",
        lock_address: "https://state.harbin.example/zhengyun/harbin-test/lock",
        unlock_address: "https://state.harbin.example/zhengyun/harbin-test/lock",
        lock_method: "POST",
        unlock_method: "DELETE",
      },
    });
  });

  it("in a cluster is a Secret of its own, whose suffix never ends in a number, which Terraform refuses", () => {
    const backend = { type: "kubernetes", namespace: "terraform", context: "province" } as const;
    expect(terraformOf(backend).backend).toEqual({
      kubernetes: { secret_suffix: "harbin-test-state", namespace: "terraform", config_context: "province" },
    });
  });
});
