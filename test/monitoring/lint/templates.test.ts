import { describe, expect, it } from "vitest";
import { alertOn, lintTexts } from "./linting.js";

/** What is wrong with a template of an alert on `up == 0`, as Go's text/template and Prometheus read it. */
async function faultsOf(template: string): Promise<string[]> {
  const findings = await lintTexts({ "rules.yaml": alertOn("up == 0", template) });
  return findings
    .filter(({ code }) => code === "RUL040")
    .map(({ message }) => message.en.replace("annotations.summary: ", ""));
}

describe("templates", () => {
  it.each([
    "{{ $value | humanize }} at {{ $labels.instance }}",
    "{{- $value -}} and {{ $value  -}} and {{  $value\n-}} trim blanks on either side",
    "{{ with $x := $labels.instance }}{{ $x }}{{ else }}none{{ end }}",
    '{{ range query "up == 0" }}{{ .Labels.instance }}{{ end }}',
    '{{ printf "}} %.2f" $value }} and {{ `}}` }}',
    "{{/* a comment */}}{{ if gt $value 1e3 }}many{{ end }}",
    "{{ $a, $b := $labels }}{{ $a }}{{ $b }}",
  ])("takes %j", async (template) => {
    expect(await faultsOf(template)).toEqual([]);
  });

  it.each([
    ["{{ $value", ["{{ has no }}"]],
    ["{{ $value-}}", ["- is not expected here"]],
    ["{{  -}}", ["{{ }} is empty"]],
    ["{{ humanise $value }}", ["there is no template function humanise"]],
    ["{{ $x }}", ["there is no variable $x"]],
    ["{{ ($value }}", ["( is not expected here"]],
    ["{{ end }}", ["end ends nothing"]],
  ])("refuses %j", async (template, faults) => {
    expect(await faultsOf(template)).toEqual(faults);
  });
});
