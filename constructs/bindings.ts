import { createRequire } from "node:module";
import "./cdktf.js";

/**
 * The provider bindings that every synthesis needs. Required for the reason that CDKTF is (`cdktf.ts`): one has
 * 400 kB that Node would read twice. A construct of something that few stacks have imports its own.
 */
const require = createRequire(import.meta.url);

export const {
  ClusterRoleBindingV1,
}: typeof import("@cdktf/provider-kubernetes/lib/cluster-role-binding-v1/index.js") = require("@cdktf/provider-kubernetes/lib/cluster-role-binding-v1/index.js");
export const {
  ClusterRoleV1,
}: typeof import("@cdktf/provider-kubernetes/lib/cluster-role-v1/index.js") = require("@cdktf/provider-kubernetes/lib/cluster-role-v1/index.js");
export const {
  DefaultServiceAccountV1,
}: typeof import("@cdktf/provider-kubernetes/lib/default-service-account-v1/index.js") = require("@cdktf/provider-kubernetes/lib/default-service-account-v1/index.js");
export const {
  HelmProvider,
}: typeof import("@cdktf/provider-helm/lib/provider/index.js") = require("@cdktf/provider-helm/lib/provider/index.js");
export const {
  KubernetesProvider,
}: typeof import("@cdktf/provider-kubernetes/lib/provider/index.js") = require("@cdktf/provider-kubernetes/lib/provider/index.js");
export const {
  LimitRangeV1,
}: typeof import("@cdktf/provider-kubernetes/lib/limit-range-v1/index.js") = require("@cdktf/provider-kubernetes/lib/limit-range-v1/index.js");
export const {
  NamespaceV1,
}: typeof import("@cdktf/provider-kubernetes/lib/namespace-v1/index.js") = require("@cdktf/provider-kubernetes/lib/namespace-v1/index.js");
export const {
  NetworkPolicyV1,
}: typeof import("@cdktf/provider-kubernetes/lib/network-policy-v1/index.js") = require("@cdktf/provider-kubernetes/lib/network-policy-v1/index.js");
export const {
  PriorityClassV1,
}: typeof import("@cdktf/provider-kubernetes/lib/priority-class-v1/index.js") = require("@cdktf/provider-kubernetes/lib/priority-class-v1/index.js");
export const {
  Release,
}: typeof import("@cdktf/provider-helm/lib/release/index.js") = require("@cdktf/provider-helm/lib/release/index.js");
export const {
  ResourceQuotaV1,
}: typeof import("@cdktf/provider-kubernetes/lib/resource-quota-v1/index.js") = require("@cdktf/provider-kubernetes/lib/resource-quota-v1/index.js");
export const {
  RoleBindingV1,
}: typeof import("@cdktf/provider-kubernetes/lib/role-binding-v1/index.js") = require("@cdktf/provider-kubernetes/lib/role-binding-v1/index.js");
export const {
  StorageClassV1,
}: typeof import("@cdktf/provider-kubernetes/lib/storage-class-v1/index.js") = require("@cdktf/provider-kubernetes/lib/storage-class-v1/index.js");

export type NetworkPolicyV1 = InstanceType<typeof NetworkPolicyV1>;
