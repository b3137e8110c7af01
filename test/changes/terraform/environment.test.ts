import { expect, it } from "vitest";
import { terraformEnvironment } from "../../../changes/terraform/environment.js";

const folders = { data: "/e/.zhengyun/data/s", pluginCache: "/cache" };

it("Terraform gets the caller's environment, less what would change what a plan means", () => {
  const environment = {
    HOME: "/home/ops",
    KUBE_CONFIG_PATH: "/k",
    TF_VAR_kube_context: "x",
    TF_CLI_ARGS: "-destroy",
    TF_CLI_ARGS_plan: "-target=a",
    TF_WORKSPACE: "other",
    TF_DATA_DIR: "/elsewhere",
    UNSET: undefined,
  };
  expect(terraformEnvironment(environment, folders)).toEqual({
    HOME: "/home/ops",
    KUBE_CONFIG_PATH: "/k",
    TF_VAR_kube_context: "x",
    GOGC: "400",
    TF_PLUGIN_CACHE_DIR: "/cache",
    TF_DATA_DIR: "/e/.zhengyun/data/s",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
  });
});

it("a plugin cache of the caller's own is used", () => {
  expect(terraformEnvironment({ TF_PLUGIN_CACHE_DIR: "/own" }, folders).TF_PLUGIN_CACHE_DIR).toBe("/own");
});
