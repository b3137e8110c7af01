import type { Finding, Place } from "../../estate/findings/finding.js";
import { byPlace } from "../../estate/findings/finding.js";
import { makeFinding } from "../../estate/findings/make.js";
import type { Rule } from "../../estate/findings/rule.js";
import { lineColumn, placeOf } from "../../estate/source/place.js";
import { clusterNetworkPolicyOf } from "./cluster-network-policy.js";
import { type Document, documentsOf, parseDocument } from "./documents.js";
import type { TextFile } from "./files.js";
import { type Interest, interestIn } from "./kinds.js";
import type {
  ClusterNetworkPolicy,
  ClusterObjects,
  Namespace,
  NetworkPolicy,
  Origin,
  Service,
} from "./model.js";
import { namespaceNameLabel } from "./namespaces.js";
import { networkPolicyOf } from "./network-policy.js";
import { Node, type Report } from "./node.js";
import { objectRules } from "./rules.js";
import { serviceOf } from "./service.js";
import { makesPods, Workloads } from "./workloads.js";

/** What reading manifests gave: the objects that decide reachability, and what is wrong with the rest. */
export interface ReadObjects {
  readonly objects: ClusterObjects;
  readonly findings: readonly Finding[];
  /** Files, documents and objects that were looked at. */
  readonly counts: { readonly files: number; readonly documents: number; readonly objects: number };
}

/** Reads all objects of one cluster from texts: streams of YAML or JSON documents, lists taken apart. */
export function readObjects(files: Iterable<TextFile>): ReadObjects {
  const reader = new ObjectReader();
  for (const file of files) reader.file(file);
  return reader.result();
}

/** Objects as plain data, from wherever they come; `file` is what answers call that place. */
export function readGiven(given: Iterable<{ readonly file: string; readonly object: unknown }>): ReadObjects {
  const reader = new ObjectReader();
  for (const { file, object } of given) {
    reader.object(object, { file, document: 0, path: [] }, () => ({ file, line: 1, column: 1 }));
  }
  return reader.result();
}

/** Gathers objects one after another; `object` may also be called with objects that are not from a text. */
export class ObjectReader {
  readonly #findings: Finding[] = [];
  readonly #workloads = new Workloads();
  readonly #namespaces = new Map<string, Namespace>();
  readonly #networkPolicies = new Map<string, NetworkPolicy>();
  readonly #clusterPolicies = new Map<string, ClusterNetworkPolicy>();
  readonly #services = new Map<string, Service>();
  /** Where each object was read first. */
  readonly #seen = new Map<string, Origin>();
  readonly #foreign = new Set<string>();
  readonly #counts = { files: 0, documents: 0, objects: 0 };

  file({ file, text, fault }: TextFile): void {
    this.#counts.files++;
    if (fault) {
      this.#findings.push(makeFinding(objectRules.unreadableFile, fault, file, { file, line: 1, column: 1 }));
    }
    for (const document of documentsOf(text)) this.#document(file, document);
  }

  /** One object, as plain data. Its faults are told at `place`. */
  object(value: unknown, origin: Origin, place: (path: Origin["path"]) => Place): void {
    this.#read(new Node(value, this.#reporter(place)), origin);
  }

  /** Counts a file that was taken apart by somebody else. */
  countFile(): void {
    this.#counts.files++;
    this.#counts.documents++;
  }

  /** Notes a Terraform resource that cannot be said as objects. */
  unconverted(type: string, reason: string, place: Place): void {
    this.#findings.push(makeFinding(objectRules.unconverted, { type, reason }, place.file, place));
  }

  result(): ReadObjects {
    return {
      objects: {
        namespaces: [...this.#namespaces.values()],
        pods: this.#workloads.pods(),
        networkPolicies: [...this.#networkPolicies.values()],
        clusterPolicies: [...this.#clusterPolicies.values()],
        services: [...this.#services.values()],
      },
      findings: this.#findings.sort(byPlace),
      counts: this.#counts,
    };
  }

  #document(file: string, document: Document): void {
    this.#counts.documents++;
    const parsed = parseDocument(document.text);
    if ("reason" in parsed) {
      const { line, column } = lineColumn(document.text, parsed.offset);
      const params = { document: document.index + 1, reason: parsed.reason };
      const place = { file, line: line + document.line, column };
      this.#findings.push(makeFinding(objectRules.syntax, params, file, place));
      return;
    }
    const place = (path: Origin["path"]): Place => {
      const { line, column } = placeOf(document.text, path);
      return { file, line: line + document.line, column };
    };
    const origin = { file, document: document.index, path: [] };
    this.#read(new Node(parsed.value, this.#reporter(place)), origin);
  }

  #reporter(place: (path: Origin["path"]) => Place): Report {
    return <P>(rule: Rule<P>, params: P, path: Origin["path"]) => {
      const at = place(path);
      this.#findings.push(makeFinding(rule, params, at.file, at));
    };
  }

  /** An object, or the objects in a list. */
  #read(node: Node, origin: Origin): void {
    if (node.isAbsent) return;
    const kind = node.at("kind").value;
    const isTypedList =
      typeof kind === "string" &&
      kind.endsWith("List") &&
      (kind === "List" || Array.isArray(node.at("items").value));
    if (!isTypedList && !Array.isArray(node.value)) {
      this.#object(node, origin);
      return;
    }
    const items = Array.isArray(node.value) ? node : node.at("items");
    const itemKind = typeof kind === "string" ? kind.slice(0, -"List".length) : "";
    for (const item of items.items() ?? [])
      this.#read(withKind(item, itemKind, node), { ...origin, path: item.path });
  }

  #object(node: Node, origin: Origin): void {
    const kind = node.at("kind").value;
    const name = node.at("metadata").at("name").value;
    if (typeof kind !== "string" || typeof name !== "string" || name === "") {
      node.fault(objectRules.notAnObject, { document: origin.document + 1 });
      return;
    }
    this.#counts.objects++;
    const apiVersion = String(node.at("apiVersion").value ?? "");
    this.#take(node, interestIn(apiVersion, kind), { kind, name, apiVersion }, origin);
  }

  #take(
    node: Node,
    interest: Interest,
    { kind, name, apiVersion }: { kind: string; name: string; apiVersion: string },
    origin: Origin,
  ): void {
    if (interest === "none") return;
    if (interest === "rival") {
      node.fault(objectRules.unknownKind, { kind, apiVersion });
      return;
    }
    if (interest === "foreign") {
      const type = `${apiVersion} ${kind}`;
      if (!this.#foreign.has(type)) node.fault(objectRules.foreignKind, { kind, apiVersion });
      this.#foreign.add(type);
      return;
    }
    const namespace =
      interest === "namespaced" ? (node.at("metadata").at("namespace").text() ?? "default") : "";
    this.#warnOfDuplicate(node, `${kind} ${namespace ? `${namespace}/` : ""}${name}`, origin);
    this.#keep(node, kind, namespace, name, origin);
  }

  #warnOfDuplicate(node: Node, object: string, origin: Origin): void {
    const first = this.#seen.get(object);
    if (first) node.fault(objectRules.duplicate, { object, other: `${first.file}#${first.document + 1}` });
    else this.#seen.set(object, origin);
  }

  #keep(node: Node, kind: string, namespace: string, name: string, origin: Origin): void {
    const key = `${namespace}/${name}`;
    if (makesPods(kind)) this.#workloads.add(node, kind, namespace, origin);
    else if (kind === "Namespace") this.#namespaces.set(name, namespaceOf(node, name, origin));
    else if (kind === "NetworkPolicy") {
      this.#networkPolicies.set(key, networkPolicyOf(node, namespace, origin));
    } else if (kind === "Service") this.#services.set(key, serviceOf(node, namespace, origin));
    else {
      const policy = clusterNetworkPolicyOf(node, origin);
      if (policy) this.#clusterPolicies.set(name, policy);
    }
  }
}

/** The items of a typed list may leave out what the list says for all. */
function withKind(item: Node, kind: string, list: Node): Node {
  if (kind === "" || !item.isMapping || !item.at("kind").isAbsent) return item;
  const apiVersion = list.at("apiVersion").value;
  return item.with({ apiVersion, kind, ...(item.value as object) });
}

function namespaceOf(node: Node, name: string, origin: Origin): Namespace {
  const metadata = node.at("metadata");
  return {
    name,
    labels: { ...metadata.at("labels").labels(), [namespaceNameLabel]: name },
    labelsKnown: true,
    annotations: metadata.at("annotations").labels(),
    origin,
  };
}
