import { parseExpr } from "../../promql/parse.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import type { TemplateProblem } from "../template/read.js";

type Params = {
  readonly field: string;
  readonly problem: TemplateProblem | { readonly kind: "query"; readonly query: string };
};

function told({ problem }: Params): { zh: string; en: string } {
  switch (problem.kind) {
    case "unclosed":
      return { zh: "{{ 没有对应的 }}", en: "{{ has no }}" };
    case "function":
      return { zh: `没有 ${problem.name} 这个模板函数`, en: `there is no template function ${problem.name}` };
    case "variable":
      return { zh: `没有 ${problem.name} 这个变量`, en: `there is no variable ${problem.name}` };
    case "end":
      return { zh: `${problem.word} 没有对应的开头`, en: `${problem.word} ends nothing` };
    case "open":
      return { zh: `${problem.word} 没有对应的 end`, en: `${problem.word} has no end` };
    case "empty":
      return { zh: "{{ }} 是空的", en: "{{ }} is empty" };
    case "query":
      return {
        zh: `query 中的表达式有误：${problem.query}`,
        en: `the expression of query cannot be read: ${problem.query}`,
      };
    default:
      return { zh: `此处不应出现 ${problem.found}`, en: `${problem.found} is not expected here` };
  }
}

/** The text arrives as an error message instead of what it should say. */
export default defineLintCheck<Params>({
  code: "RUL040",
  severity: "bug",
  title: { zh: "标签与注解的模板正确", en: "Templates of labels and annotations are sound" },
  message: {
    zh: (p) => `${p.field}：${told(p).zh}`,
    en: (p) => `${p.field}: ${told(p).en}`,
    variants: [{ zh: () => "‹field›：…", en: () => "‹field›: …" }],
  },
  why: {
    zh: "Prometheus 会拒绝加载，或在通知里写出一段错误信息。",
    en: "Prometheus refuses the file, or the notification carries an error instead of its text.",
  },
  fix: {
    zh: () => "变量有 $labels、$value、$externalLabels、$externalURL；函数见 Prometheus 模板文档",
    en: () =>
      "variables are $labels, $value, $externalLabels, $externalURL; for functions see Prometheus' template reference",
  },
  example: {
    bad: alertExample("up == 0").replace("an example", '"{{ $label.instance }} is down"'),
    good: alertExample("up == 0").replace("an example", '"{{ $labels.instance }} is down"'),
  },
  find: {
    template({ in: where, key, node, template }, tell) {
      const field = `${where}.${key}`;
      for (const problem of template.problems) tell({ in: node, span: problem }, { field, problem });
      for (const query of template.queries) {
        if (!parseExpr(query.name).problem) continue;
        tell({ in: node, span: query }, { field, problem: { kind: "query", query: query.name } });
      }
    },
  },
});
