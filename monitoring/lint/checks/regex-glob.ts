import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** `kube*` is what a shell understands. */
export default defineLintCheck<{ value: string; meant: string }>({
  code: "RUL052",
  severity: "bug",
  title: { zh: "正则不是通配符", en: "Patterns are not globs" },
  message: {
    zh: (p) => `“${p.value}” 是通配符写法：* 只重复它前面的那一个字符`,
    en: (p) => `"${p.value}" is written as a glob: * repeats the one character before it`,
  },
  why: {
    zh: "“kube*” 匹配 kub、kube、kubee，不匹配 kube-system：条件几乎永远不成立。",
    en: '"kube*" matches kub, kube and kubee, not kube-system: it hardly ever holds.',
  },
  fix: { zh: (p) => `写成 ${p.meant}`, en: (p) => `write ${p.meant}` },
  example: {
    bad: alertExample('up{namespace=~"kube*"} == 0'),
    good: alertExample('up{namespace=~"kube.*"} == 0'),
  },
  find: {
    pattern(matcher, tell) {
      const { value, valueAt } = matcher;
      if (
        !/^(?:[\w/:-]+\*\|?)+$/.test(value.replaceAll(/\\./g, "x").replaceAll(".*", "")) &&
        !/^\*/.test(value)
      )
        return;
      if (!/(?<![.\])}])\*/.test(value)) return;
      const meant = value.replaceAll(/(?<![.\])}])\*/g, ".*");
      tell(valueAt, { value, meant });
    },
  },
});
