import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

/** The files a control plane proves itself with. */
export interface Certificates {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** Signs and verifies the tokens of service accounts. */
  readonly accountKeyFile: string;
}

const certificate = [
  "req",
  "-x509",
  "-newkey",
  "ec",
  "-pkeyopt",
  "ec_paramgen_curve:P-256",
  "-nodes",
  "-days",
  "30",
];

/** Makes an authority, a certificate for 127.0.0.1 signed by it, and a key for service accounts. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const file = (name: string) => join(folder, name);
  const authority = ["-keyout", file("ca.key"), "-out", file("ca.crt"), "-subj", "/CN=zhengyun-test-ca"];
  await execa("openssl", [...certificate, ...authority]);
  const server = ["-keyout", file("server.key"), "-out", file("server.crt"), "-subj", "/CN=kube-apiserver"];
  const signed = ["-CA", file("ca.crt"), "-CAkey", file("ca.key")];
  const names = "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:kubernetes.default.svc";
  const extensions = ["-addext", names, "-addext", "basicConstraints=critical,CA:FALSE"];
  await execa("openssl", [...certificate, ...server, ...signed, ...extensions]);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs1", format: "pem" });
  writeFileSync(file("account.key"), pem, { mode: 0o600 });
  return {
    caFile: file("ca.crt"),
    certFile: file("server.crt"),
    keyFile: file("server.key"),
    accountKeyFile: file("account.key"),
  };
}
