import type { Rule } from "../findings/rule.js";

/** Identity that gives a rule its parameter type; rules about files themselves can never be excepted. */
function rule<P>(stated: Rule<P>): Rule<P> {
  return { ...stated, waivable: false };
}

const plain = {
  zh: () => "修改后重新运行 zhengyun check",
  en: () => "mend it and run zhengyun check again",
};

/** What can be wrong with a single file before any other is looked at. */
export const sourceRules = {
  syntax: rule<{ zh: string; en: string }>({
    code: "EST001",
    severity: "error",
    title: { zh: "每个文件都是合法的 YAML 文档", en: "Every file is one valid YAML document" },
    message: { zh: (p) => `YAML 语法错误：${p.zh}`, en: (p) => `YAML syntax: ${p.en}` },
    hint: plain,
  }),
  unknownKey: rule<{ key: string; suggestion: string | undefined; known: readonly string[] }>({
    code: "EST002",
    severity: "error",
    title: { zh: "只使用格式中规定的键", en: "Only keys of the schema are used" },
    message: { zh: (p) => `未知的键 “${p.key}”`, en: (p) => `unknown key "${p.key}"` },
    hint: {
      zh: (p) => (p.suggestion ? `是不是 “${p.suggestion}”？` : `可用的键：${p.known.join("、")}`),
      en: (p) => (p.suggestion ? `did you mean "${p.suggestion}"?` : `known keys: ${p.known.join(", ")}`),
    },
  }),
  missingKey: rule<{ key: string; zh: string; en: string }>({
    code: "EST003",
    severity: "error",
    title: { zh: "必填的键都已填写", en: "Required keys are present" },
    message: { zh: (p) => `缺少键 “${p.key}”`, en: (p) => `key "${p.key}" is missing` },
    hint: { zh: (p) => `请补上 ${p.key}：${p.zh}`, en: (p) => `add ${p.key}: ${p.en}` },
  }),
  wrongValue: rule<{ value: string; zh: string; en: string; aboutZh: string; aboutEn: string }>({
    code: "EST004",
    severity: "error",
    title: { zh: "每个值都符合格式规定的类型与范围", en: "Every value has the type and range of the schema" },
    message: {
      zh: (p) => `值 ${p.value} 不合规定：${p.zh}`,
      en: (p) => `value ${p.value} is not accepted: ${p.en}`,
    },
    hint: { zh: (p) => p.aboutZh || plain.zh(), en: (p) => p.aboutEn || plain.en() },
  }),
  notUtf8: rule<{ offset: number }>({
    code: "EST005",
    severity: "error",
    title: { zh: "文件编码为 UTF-8", en: "Files are encoded in UTF-8" },
    message: {
      zh: (p) => `第 ${p.offset} 字节起不是 UTF-8`,
      en: (p) => `not UTF-8 from byte ${p.offset} on`,
    },
    hint: {
      zh: () => "请另存为 UTF-8（常见原因：GBK 或 UTF-16 编码）",
      en: () => "save the file as UTF-8; GBK or UTF-16 is the usual cause",
    },
  }),
  byteOrderMark: rule<object>({
    code: "EST006",
    severity: "error",
    title: { zh: "文件不带字节顺序标记", en: "Files have no byte-order mark" },
    message: {
      zh: () => "文件以字节顺序标记（BOM）开头",
      en: () => "the file begins with a byte-order mark",
    },
    hint: { zh: () => "请另存为“UTF-8 无 BOM”", en: () => "save it as UTF-8 without BOM" },
  }),
  carriageReturn: rule<object>({
    code: "EST007",
    severity: "error",
    title: { zh: "行尾为 LF", en: "Lines end with LF" },
    message: { zh: () => "行尾是 CRLF", en: () => "the line ends with CRLF" },
    hint: {
      zh: () => "请改为 LF；在 .gitattributes 中写 “*.yaml text eol=lf” 可一劳永逸",
      en: () => 'convert to LF; "*.yaml text eol=lf" in .gitattributes keeps it so',
    },
  }),
  alias: rule<{ token: string }>({
    code: "EST008",
    severity: "error",
    title: { zh: "不使用 YAML 锚点、别名与标签", en: "YAML anchors, aliases and tags are not used" },
    message: {
      zh: (p) => `底账中不使用 YAML 锚点、别名与标签：${p.token}`,
      en: (p) => `YAML anchors, aliases and tags are not used in an estate: ${p.token}`,
    },
    hint: {
      zh: () => "请写出值本身：审阅者要在原处看到它",
      en: () => "write the value itself: a reviewer must see it where it counts",
    },
  }),
  empty: rule<object>({
    code: "EST009",
    severity: "error",
    title: { zh: "没有空文件", en: "No file is empty" },
    message: { zh: () => "文件是空的", en: () => "the file is empty" },
    hint: { zh: () => "请填写内容，或删除该文件", en: () => "fill it in, or remove it" },
  }),
  tooLarge: rule<{ bytes: number; limit: number }>({
    code: "EST010",
    severity: "error",
    title: { zh: "单个文件不超过 1 MiB", en: "No file is larger than 1 MiB" },
    message: {
      zh: (p) => `文件有 ${p.bytes} 字节，上限为 ${p.limit} 字节`,
      en: (p) => `the file has ${p.bytes} bytes, the limit is ${p.limit}`,
    },
    hint: {
      zh: () => "请拆成多个文件：people.yaml 可拆到 people/ 文件夹",
      en: () => "split it: people.yaml may become files in people/",
    },
  }),
  unreadable: rule<{ zh: string; en: string }>({
    code: "EST011",
    severity: "error",
    title: { zh: "每个文件都可读取", en: "Every file can be read" },
    message: { zh: (p) => `无法读取：${p.zh}`, en: (p) => `cannot be read: ${p.en}` },
    hint: { zh: () => "请检查权限、链接与文件类型", en: () => "check its permissions, links and type" },
  }),
  unplaced: rule<{ suggestion: string | undefined }>({
    code: "EST012",
    severity: "error",
    title: { zh: "每个 YAML 文件都属于某一类", en: "Every YAML file belongs to a kind" },
    message: { zh: () => "这里不放这样的文件", en: () => "no kind of file belongs here" },
    hint: {
      zh: (p) => (p.suggestion ? `是不是 ${p.suggestion}？` : "文件夹决定文件的类别，见 docs/reference"),
      en: (p) =>
        p.suggestion ? `did you mean ${p.suggestion}?` : "a file's folder says its kind, see docs/reference",
    },
  }),
  badFileName: rule<{ id: string; zh: string; en: string }>({
    code: "EST013",
    severity: "error",
    title: { zh: "文件名是合法的标识", en: "File names are valid ids" },
    message: {
      zh: (p) => `文件名 “${p.id}” 不是合法的标识`,
      en: (p) => `file name "${p.id}" is not a valid id`,
    },
    hint: { zh: (p) => p.zh, en: (p) => p.en },
  }),
  duplicateId: rule<{ id: string; other: string }>({
    code: "EST014",
    severity: "error",
    title: { zh: "标识在同类中唯一", en: "Ids are unique within their kind" },
    message: {
      zh: (p) => `标识 “${p.id}” 已在 ${p.other} 中声明`,
      en: (p) => `id "${p.id}" is declared in ${p.other} already`,
    },
    hint: { zh: () => "请改名，或删去其中一个", en: () => "rename or remove one of them" },
  }),
  newerVersion: rule<{ version: number; known: number }>({
    code: "EST015",
    severity: "error",
    title: { zh: "底账格式版本受本程序支持", en: "The estate's format is one this program knows" },
    message: {
      zh: (p) => `底账格式版本为 ${p.version}，本程序支持到 ${p.known}`,
      en: (p) => `the estate has format ${p.version}, this program knows up to ${p.known}`,
    },
    hint: { zh: () => "请升级 zhengyun", en: () => "upgrade zhengyun" },
  }),
  duplicateKey: rule<{ key: string }>({
    code: "EST016",
    severity: "error",
    title: { zh: "同一处没有重复的键", en: "No mapping has a key twice" },
    message: { zh: (p) => `键 “${p.key}” 重复`, en: (p) => `key "${p.key}" stands here twice` },
    hint: { zh: () => "请合并或删去其中一个", en: () => "merge them or remove one" },
  }),
  invisible: rule<{ name: string }>({
    code: "EST018",
    severity: "error",
    title: { zh: "文件中没有看不见的字符", en: "Files hold no invisible characters" },
    message: {
      zh: (p) => `含有看不见的字符 ${p.name}`,
      en: (p) => `the invisible character ${p.name} stands here`,
    },
    hint: {
      zh: () => "请删去它：控制字符与改变书写方向的字符会让审阅者看到的与实际不同",
      en: () => "remove it: control and direction marks make a text differ from what a reviewer sees",
    },
  }),
  ignored: rule<{ suggestion: string | undefined }>({
    code: "EST019",
    severity: "warning",
    title: { zh: "底账的文件夹中只有 YAML 文件", en: "The estate's folders hold YAML files only" },
    message: { zh: () => "这个文件不会被读取", en: () => "this file is not read" },
    hint: {
      zh: (p) =>
        p.suggestion ? `是不是应名为 ${p.suggestion}？` : "底账文件以 .yaml 结尾；其他文件请放到别处",
      en: (p) =>
        p.suggestion
          ? `should its name be ${p.suggestion}?`
          : "files of an estate end in .yaml; keep others elsewhere",
    },
  }),
  tab: rule<object>({
    code: "EST017",
    severity: "error",
    title: { zh: "缩进只用空格", en: "Indentation is made of spaces" },
    message: { zh: () => "缩进中有制表符", en: () => "a tab in the indentation" },
    hint: { zh: () => "请改用两个空格", en: () => "use two spaces instead" },
  }),
} as const;
