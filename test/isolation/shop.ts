import { folderWith } from "../cli/folder-with.js";

/** A small cluster: a shop with a web server and a database, a bank outside it, and a namespace nobody guards. */
export const shop = `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: v1
kind: Namespace
metadata: {name: bank, labels: {team: bank}}
---
apiVersion: v1
kind: Namespace
metadata: {name: open}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db, ports: [{name: sql, containerPort: 5432}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: bank}
spec:
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: api, ports: [{name: https, containerPort: 8443}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: tool, namespace: open, labels: {app: tool}}
spec: {containers: [{name: tool}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web-to-db
  namespace: shop
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Egress]
  egress:
    - to: [{podSelector: {matchLabels: {app: db}}}]
      ports: [{port: sql}]
    - to: [{ipBlock: {cidr: 203.0.0.0/8, except: [203.0.113.0/24]}}]
      ports: [{port: 443}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db-from-web
  namespace: shop
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: 5432}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web-from-bank
  namespace: shop
  labels: {zhengyun.io/grant: g-1}
  annotations: {zhengyun.io/approver: lin, zhengyun.io/expires: "2027-03-31", zhengyun.io/purpose: 结算回调}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress:
    - from: [{namespaceSelector: {matchLabels: {team: bank}}}]
      ports: [{port: http}]
---
apiVersion: v1
kind: Service
metadata: {name: front, namespace: shop}
spec:
  type: LoadBalancer
  loadBalancerIP: 198.51.100.7
  selector: {app: web}
  ports: [{port: 80, targetPort: http}]
`;

/** A folder with that cluster in one file. */
export function shopFolder(): string {
  return folderWith({ "shop.yaml": shop });
}
