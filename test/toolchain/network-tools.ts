import { existsSync, rmSync, writeFileSync } from "node:fs";
import { execa } from "execa";
import { findExecutable } from "./find.js";

/** Programs that only an installed package can give, because they are the system's own. */
const needed: Readonly<Record<string, string>> = { nft: "nftables", ip: "iproute2", vtysh: "frr" };

/** System folders, too: a user's PATH may lack them. */
const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin"];

/** What Debian's packages ask whether they may start the services that they install. */
const policy = "/usr/sbin/policy-rc.d";

/** Installs the packages whose programs are missing; without root it can only name them. */
export async function provideNetworkTools(tell: (line: string) => void): Promise<void> {
  const missing = Object.entries(needed).filter(([program]) => !findExecutable(program, folders));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  if (process.getuid?.() !== 0) throw new Error(`install the Debian packages ${packages.join(" and ")}`);
  tell(`installing the Debian packages ${packages.join(" and ")}`);
  const install = () =>
    execa("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], {
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
  // A fresh machine has no package lists yet.
  await startingNothing(() =>
    install().catch(async () => {
      await execa("apt-get", ["update"]);
      await install();
    }),
  );
}

/** The lab starts routers itself, in namespaces of its own: none is to run on the machine as such. */
async function startingNothing(install: () => Promise<unknown>): Promise<void> {
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    await install();
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
}
