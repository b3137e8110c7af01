import { expect, it } from "vitest";
import explain from "../../../cli/verbs/explain.js";
import { UsageError } from "../../../estate/usage-error.js";
import { contextOf } from "../context.js";

it("explains a code in the reader's language", async () => {
  expect(await explain.run({ code: "net012" }, contextOf("/", "zh"))).toEqual({
    exitCode: 0,
    json: {
      code: "NET012",
      severity: "error",
      title: {
        zh: "公用、互联网、管理等网络区的网段全省不重叠",
        en: "Segments outside the private zone overlap nowhere in the province",
      },
      messages: [
        {
          zh: "‹cidr› 与资源池 ‹otherPool› 的网段 ‹other›（‹otherCidr›）重叠",
          en: "‹cidr› overlaps ‹other› of pool ‹otherPool› (‹otherCidr›)",
        },
      ],
      hints: [
        {
          zh: "请按地址规划改用未分配的网段；专用网络区才允许重叠",
          en: "take a free network of the address plan; only private segments may overlap",
        },
      ],
      source: "GB/T 22239-2019 8.1.2.1 c",
      waivable: true,
    },
    text: `\
NET012  错误

公用、互联网、管理等网络区的网段全省不重叠

提示文字：
  ‹cidr› 与资源池 ‹otherPool› 的网段 ‹other›（‹otherCidr›）重叠

处理办法：
  请按地址规划改用未分配的网段；专用网络区才允许重叠

依据：
  GB/T 22239-2019 8.1.2.1 c

可以在 exceptions/ 中登记例外，经他人批准后限期接受。`,
  });
});

it("suggests a code that is near to a misspelt one", async () => {
  const asked = explain.run({ code: "NET01Z" }, contextOf("/"));
  await expect(asked).rejects.toThrow(UsageError);
  await expect(asked).rejects.toMatchObject({ text: { en: "there is no code NET01Z" } });
});

it("explains a code about what objects permit, which no exception can accept", async () => {
  const { json, text } = await explain.run({ code: "iso004" }, contextOf("/", "zh"));
  expect(json).toMatchObject({ code: "ISO004", severity: "error", waivable: false });
  expect(text).toContain("命名空间 ‹namespace› 的…没有默认拒绝");
});
