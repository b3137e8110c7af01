import { type Access, answers } from "./access.js";
import type { Certificates } from "./certificates.js";
import { type Component, type Home, startComponent } from "./component.js";
import { untilReady } from "./ready.js";

/** Those that matter without nodes: nothing here would ever run a Pod. */
const controllers = [
  "namespace-controller",
  "resourcequota-controller",
  "serviceaccount-controller",
  "serviceaccount-token-controller",
  "root-ca-certificate-publisher-controller",
  "clusterrole-aggregation-controller",
  "garbage-collector-controller",
  "validatingadmissionpolicy-status-controller",
];

/** Starts kube-controller-manager; ready when it made the first service account. */
export async function startControllerManager(
  home: Home,
  binary: string,
  certificates: Certificates,
  kubeconfigPath: string,
  access: Access,
): Promise<Component> {
  const component = startComponent(home, binary, [
    `--kubeconfig=${kubeconfigPath}`,
    "--leader-elect=false",
    "--secure-port=0",
    `--controllers=${controllers.join(",")}`,
    `--service-account-private-key-file=${certificates.accountKeyFile}`,
    `--root-ca-file=${certificates.caFile}`,
  ]);
  await untilReady(component, () => answers(access, "/api/v1/namespaces/default/serviceaccounts/default"));
  return component;
}
