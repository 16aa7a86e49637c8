import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "@/lib/limits/rules";

describe("networkOf", () => {
  it("counts an IPv4 address by itself, however the socket writes it", () => {
    expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("::FFFF:192.0.2.7")).toBe("192.0.2.7");
  });

  it("counts an IPv6 address by its /64, however it is written", () => {
    const network = "2001:db8:0:1::/64";
    for (const address of [
      "2001:db8:0:1::5",
      "2001:DB8::1:0:0:0:5",
      "2001:0db8:0000:0001:ffff::1",
      "2001:db8:0:1::1%eth0",
    ])
      expect(networkOf(address)).toBe(network);
    expect(networkOf("2001:db8:0:2::5")).not.toBe(network);
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
  });

  it("never tells two addresses of one /64 apart", () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16));
    const four = fc.tuple(group, group, group, group);
    fc.assert(
      fc.property(four, four, four, (prefix, a, b) => {
        expect(networkOf([...prefix, ...a].join(":"))).toBe(networkOf([...prefix, ...b].join(":")));
      }),
    );
  });
});
