import { expect, it } from "vitest";
import { receiverSecrets } from "../../../stacks/monitoring/receiver-secrets.js";

it("names the Secrets that a configuration reads files of, once each", () => {
  const config = {
    global: { smtp_auth_password_file: "/etc/alertmanager/secrets/mail/password" },
    receivers: [
      { name: "page", webhook_configs: [{ token: "/etc/alertmanager/secrets/duty-relay/token" }] },
      { name: "ticket", webhook_configs: [{ token: "/etc/alertmanager/secrets/duty-relay/token" }] },
      { name: "mail", email_configs: [{ ca_file: "/etc/ssl/ca.pem" }] },
    ],
  };
  expect(receiverSecrets(config)).toEqual(["duty-relay", "mail"]);
});
