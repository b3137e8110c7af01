import { at, byFault, defineCheck } from "../../checks.js";
import { signatures } from "../../signatures.js";

interface Params {
  fault: "own" | "twice";
  person: string;
}

/** Nobody approves what they asked for, and two approvals are two people's. */
export default defineCheck<Params>({
  code: "SEC003",
  severity: "error",
  title: {
    zh: "申请人不得批准自己的申请，双人审批须为两人",
    en: "Nobody approves their own request, and two approvers are two people",
  },
  message: byFault<Params>({
    own: {
      zh: (p) => `申请人 ${p.person} 批准了自己的申请`,
      en: (p) => `${p.person} approves what they asked for themselves`,
    },
    twice: {
      zh: (p) => `割接的两名批准人都是 ${p.person}`,
      en: (p) => `both approvers of the cut-over are ${p.person}`,
    },
  }),
  hint: {
    zh: () => "请由另一名有权批准的人员批准",
    en: () => "let another person who is entitled approve it",
  },
  source: "GB/T 22239-2019 8.1.4.2 d",
  waivable: false,
  *find(estate) {
    for (const { entity, path, person, requester } of signatures(estate)) {
      if (person === requester) yield { at: at(entity, path), params: { fault: "own", person } };
    }
    for (const migration of estate.all("migration")) {
      const [first, second] = migration.value.cutOver?.approvers ?? [];
      if (second === undefined || first !== second) continue;
      const place = at(migration, ["cutOver", "approvers", 1]);
      yield { at: place, params: { fault: "twice", person: second } };
    }
  },
});
