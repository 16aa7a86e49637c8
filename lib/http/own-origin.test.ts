import { expect, it } from "vitest";
import { noteOwnOrigin, ownOrigin } from "@/lib/http/own-origin";

it.each([
  [{ address: "127.0.0.1", family: "IPv4", port: 3000 }, "http://127.0.0.1:3000"],
  [{ address: "0.0.0.0", family: "IPv4", port: 80 }, "http://127.0.0.1:80"],
  [{ address: "::", family: "IPv6", port: 80 }, "http://[::1]:80"],
  [{ address: "fd00::1", family: "IPv6", port: 8080 }, "http://[fd00::1]:8080"],
])("whoever listens on %o is reached at %s", (address, origin) => {
  noteOwnOrigin(address);
  expect(ownOrigin()).toBe(origin);
  expect(URL.canParse(ownOrigin())).toBe(true);
});
