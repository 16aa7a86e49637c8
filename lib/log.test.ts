import { expect, it } from "vitest";
import { describeError } from "@/lib/log";

it("keeps the values of rows out of the log: of a database's errors only code and place remain", () => {
  const detail = "Key (email)=(ivanov@example.org) already exists.";
  const plain = Object.assign(new Error(`duplicate key: ${detail}`), { severity: "ERROR", code: "23505", detail });
  const wrapped = Object.assign(new Error(detail), { name: "PrismaClientKnownRequestError", code: "P2002" });
  for (const error of [plain, wrapped]) {
    const described = describeError(error);
    expect(JSON.stringify(described)).not.toContain("ivanov");
    expect(described).toMatchObject({ code: error.code });
  }
  expect(describeError(new Error("no such page"))).toMatchObject({ message: "no such page" });
});
