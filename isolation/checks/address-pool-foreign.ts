import { atOrigin, defineIsolationCheck } from "../checks.js";
import type { Intent } from "../intent/intent.js";
import type { AddressPool } from "../planes/address-pools.js";
import { isInside } from "../planes/routes.js";

interface Params {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

const open = { zh: "对任何服务开放", en: "is open to any Service" };

/** A Service with another department's address answers in its name, and gets what was opened to it. */
export default defineIsolationCheck<Params>({
  code: "ISO015",
  severity: "error",
  when: "audit",
  title: {
    zh: "负载均衡地址只属于并只分给该部门",
    en: "Load balancers have their own department's addresses, and no others get them",
  },
  message: {
    zh: (p) => `IPAddressPool ${p.name} ${p.zh}`,
    en: (p) => `IPAddressPool ${p.name} ${p.en}`,
  },
  hint: {
    zh: () => "重新生成并应用；若对象被手工改过，请恢复",
    en: () => "synthesise and apply again; if an object was changed by hand, restore it",
  },
  *find({ world, cluster: { pool }, intent }) {
    const { addressPools = [], origins = {} } = world.network?.() ?? {};
    for (const one of addressPools.filter((each) => each.pool === pool)) {
      const foreign = intent ? foreignIn(one, intent) : [];
      const told = foreign.map((address) => ({
        zh: `含有不属于该部门的 ${address}`,
        en: `has ${address}, which is not its department's`,
      }));
      for (const words of [...(one.isOpen ? [open] : []), ...told]) {
        yield {
          entity: `IPAddressPool ${one.name}`,
          params: { name: one.name, ...words },
          at: atOrigin(origins[pool]),
        };
      }
    }
  },
});

/** Its addresses that are none of those who may have them. */
function foreignIn({ pool, addresses, holders }: AddressPool, { pools }: Intent): string[] {
  const blocks = pools.find(({ id }) => id === pool)?.blocks ?? [];
  const own = blocks.filter((block) =>
    holders.some(({ department, zone }) => block.department === department && block.zone === zone),
  );
  return addresses.filter((address) => !own.some(({ cidr }) => isInside(address, cidr)));
}
