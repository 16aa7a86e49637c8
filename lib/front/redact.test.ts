import { expect, it } from "vitest";
import { redactPath } from "@/lib/front/redact";

it("keeps tokens and queries out of the log", () => {
  const token = "k3yWt0vM7p9QzX4cR8bN1dF6gH2jL5sAk3yWt0vM7p9";
  expect(redactPath(`/ru/link/${token}?next=1`)).toBe("/ru/link/[token]");
  expect(redactPath("/ru/link/short")).toBe("/ru/link/[token]");
  expect(redactPath(`/api/auth/verify/${token}`)).toBe("/api/auth/verify/[token]");
  expect(redactPath("/ru/desk/queue?q=Иванов")).toBe("/ru/desk/queue");
  expect(redactPath("/ru/desk/people/0199b5a0-7c1e-7000-8000-000000000001")).toContain("0199b5a0");
});
