import { allDomains } from "../../monitoring/index.js";
import { askPromtool } from "../../monitoring/proving/promtool.js";
import { allSuites, filesOf, type Suite } from "../../monitoring/proving/suite.js";
import type { Context } from "../context.js";
import type { Outcome } from "../verb.js";

/** What became of one domain. */
interface DomainResult {
  readonly domain: string;
  readonly alerts: number;
  readonly cases: number;
  readonly passed: boolean;
  /** What promtool said of cases that failed. */
  readonly output: string;
}

export async function runRulesTest(promtool: string | undefined, context: Context): Promise<Outcome> {
  const suites = await allSuites();
  const results: DomainResult[] = [];
  for (const { name } of await allDomains()) {
    const own = suites.filter(({ proven }) => proven.domain.name === name);
    const task = context.progress.begin(testing[context.language](name));
    results.push(await resultOf(name, own, promtool ?? "promtool").finally(() => task.drop()));
  }
  const isSound = results.every(({ passed, cases }) => passed && cases > 0);
  return { exitCode: isSound ? 0 : 1, json: results, text: told(results, context) };
}

async function resultOf(domain: string, suites: readonly Suite[], promtool: string): Promise<DomainResult> {
  const files = new Map(suites.flatMap((suite) => [...filesOf(suite)]));
  const cases = suites.reduce((sum, suite) => sum + suite.cases.length, 0);
  return { domain, alerts: suites.length, cases, ...(await askPromtool("test", files, promtool)) };
}

function told(results: readonly DomainResult[], { language, colors }: Context): string {
  const say = phrases[language];
  const failed = results.filter(({ passed }) => !passed);
  const sum = (of: "alerts" | "cases") => results.reduce((total, result) => total + result[of], 0);
  return [
    ...failed.map(({ domain, output }) => `${colors.red(say.failed(domain))}\n${output}`),
    ...results.map(({ domain, alerts, cases }) => say.domain(domain, alerts, cases)),
    say.sum(sum("alerts"), sum("cases"), failed.length),
  ].join("\n");
}

const testing = {
  zh: (domain: string) => `用 promtool 验证 ${domain}`,
  en: (domain: string) => `promtool tests ${domain}`,
} as const;

const phrases = {
  zh: {
    failed: (domain: string) => `${domain} 未通过：`,
    domain: (domain: string, alerts: number, cases: number) => `${domain}：${alerts} 条告警，${cases} 个情形`,
    sum: (alerts: number, cases: number, failed: number) =>
      `共 ${alerts} 条告警，${cases} 个情形，${failed === 0 ? "全部通过" : `${failed} 个领域未通过`}`,
  },
  en: {
    failed: (domain: string) => `${domain} failed:`,
    domain: (domain: string, alerts: number, cases: number) => `${domain}: ${alerts} alerts, ${cases} cases`,
    sum: (alerts: number, cases: number, failed: number) =>
      `${alerts} alerts and ${cases} cases in all, ${failed === 0 ? "every one as it should be" : `${failed} domains failed`}`,
  },
} as const;
