import { describe, expect, it } from "vitest";
import { redactor } from "../../../changes/terraform/redact.js";

describe("secrets are taken out", () => {
  it("that the environment holds, the longest first", () => {
    const safe = redactor({
      AWS_SECRET_ACCESS_KEY: "s3cr3t-and-more",
      TF_HTTP_PASSWORD: "s3cr3t",
      KUBE_TOKEN: "tok-123456",
      HOME: "/home/ops",
      SHORT_TOKEN: "ab",
    });
    expect(safe("s3cr3t-and-more s3cr3t tok-123456 /home/ops ab")).toBe("*** *** *** /home/ops ab");
  });

  it.each([
    ["https://ops:hunter2@state.example/x", "https://***@state.example/x"],
    ["Authorization: Bearer abcdef0123456789", "Authorization: Bearer ***"],
    ["token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0.sig-nature here", "token *** here"],
    ["-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----", "***"],
    ['password = "hunter2"', 'password = "***"'],
    ["secret_key: hunter2, region: x", "secret_key: ***, region: x"],
  ])("that look like one: %s", (text, shown) => {
    expect(redactor({})(text)).toBe(shown);
  });

  it("and nothing else", () => {
    const text =
      'Get "https://10.23.0.10:6443/api/v1/namespaces/a": dial tcp: connection refused (secret "x" not found)';
    expect(redactor({})(text)).toBe(text);
  });
});
