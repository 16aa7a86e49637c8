import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStandingAdministrator, mayChange, stateOf, verbsFor } from "@/lib/staff/manage/rules";
import { inviteSchema } from "@/lib/staff/manage/schema";
import { type Account, accountStates, accountVerbs, type Change } from "@/lib/staff/manage/types";
import { staffRoles } from "@/lib/staff/types";

const anyAccount = fc.record({ role: fc.constantFrom(...staffRoles), state: fc.constantFrom(...accountStates) });
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ verb: fc.constantFrom(...accountVerbs) }),
  fc.record({ role: fc.constantFrom(...staffRoles) }),
);

/** The account after a change that was allowed. */
function changed(account: Account, change: Change): Account {
  if ("role" in change) return { ...account, role: change.role };
  switch (change.verb) {
    case "deactivate":
      return { ...account, state: "deactivated" };
    case "activate":
      return { ...account, state: "active" };
    case "resetSecondFactor":
      return { ...account, state: "incomplete" };
    case "sendLink":
      return account;
  }
}

describe("mayChange", () => {
  it("leaves somebody who can manage staff, whatever is tried by whom in which order", () => {
    const anyTries = fc.array(fc.record({ target: fc.nat(5), by: fc.option(fc.nat(5)), change: anyChange }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(anyAccount, { minLength: 1, maxLength: 6 }), anyTries, (rows, tries) => {
        const accounts = rows.map((row, index): Account => ({ id: String(index), ...row }));
        fc.pre(accounts.some(isStandingAdministrator));
        for (const { target, by, change } of tries) {
          const account = accounts[target % accounts.length];
          if (!account) continue;
          const others = accounts.filter((each) => each !== account);
          const otherAdministrators = others.filter(isStandingAdministrator).length;
          const actorId = by === null ? null : String(by % accounts.length);
          if (mayChange(change, { account, actorId, otherAdministrators }).ok)
            accounts[accounts.indexOf(account)] = changed(account, change);
          expect(accounts.some(isStandingAdministrator)).toBe(true);
        }
      }),
    );
  });

  it("lets nobody change their own account", () => {
    fc.assert(
      fc.property(anyAccount, anyChange, fc.nat(3), (row, change, otherAdministrators) => {
        const asked = { account: { id: "me", ...row }, actorId: "me", otherAdministrators };
        expect(mayChange(change, asked)).toEqual({ ok: false, error: { code: "staff.ownAccount" } });
        expect(verbsFor(asked.account, "me")).toEqual([]);
      }),
    );
  });

  it("allows exactly the buttons that the page shows, but for the last administrator", () => {
    fc.assert(
      fc.property(anyAccount, fc.constantFrom(...accountVerbs), (row, verb) => {
        const account = { id: "other", ...row };
        const allowed = mayChange({ verb }, { account, actorId: "me", otherAdministrators: 1 }).ok;
        expect(allowed).toBe(verbsFor(account, "me").includes(verb));
      }),
    );
  });

  it("lets a closed account only be opened", () => {
    const account = { id: "other", role: "officer", state: "deactivated" } as const;
    const asked = { account, actorId: "me", otherAdministrators: 1 };
    expect(mayChange({ role: "head" }, asked)).toEqual({ ok: false, error: { code: "staff.notFromHere" } });
    expect(mayChange({ verb: "activate" }, asked).ok).toBe(true);
  });
});

describe("stateOf", () => {
  it("is active only with a password and a second factor, and never while closed", () => {
    const [since, yes] = [new Date(), { hasPassword: true, hasFactor: true }];
    expect(stateOf({ deactivatedAt: null, ...yes })).toBe("active");
    expect(stateOf({ deactivatedAt: since, ...yes })).toBe("deactivated");
    expect(stateOf({ deactivatedAt: null, hasPassword: true, hasFactor: false })).toBe("incomplete");
    expect(stateOf({ deactivatedAt: null, hasPassword: false, hasFactor: false })).toBe("invited");
  });
});

describe("an invitation", () => {
  const form = { locale: "ru", name: " Ада  Лавлейс ", email: " Ada@Press.Example ", role: "head", language: "en" };
  const event = "01890a5d-ac96-774b-bcce-b302099a8057";
  const issues = (fields: Record<string, string>) =>
    inviteSchema.safeParse({ ...form, events: "all", ...fields }).error?.issues.map(({ message }) => message);

  it("takes names and addresses as they are kept, and the ticked events only where some are chosen", () => {
    const read = { locale: "ru", name: "Ада Лавлейс", email: "ada@press.example", role: "head", language: "en" };
    const box = { [`event-${event}`]: "yes" };
    expect(inviteSchema.parse({ ...form, ...box, events: "all" })).toEqual({ ...read, eventIds: [] });
    expect(inviteSchema.parse({ ...form, ...box, events: "some" })).toEqual({ ...read, eventIds: [event] });
  });

  it("says what is missing", () => {
    expect(issues({ name: " ", email: "" })).toEqual(["staff.nameMissing", "staff.inviteEmailMissing"]);
    expect(issues({ events: "some" })).toEqual(["staff.eventsNone"]);
    expect(issues({ role: "king" })).toEqual(["staff.roleMissing"]);
    for (const email of ["ada", "ada@press.example, eve@evil.example", "a\r\nb@press.example", '"a b"@press.example'])
      expect(issues({ email }), email).toEqual(["staff.emailMalformed"]);
    expect(issues({ name: "Ада\u202eЛавлейс" })).toEqual(["staff.nameForbidden"]);
  });

  it("takes no field that no form of ours has", () => {
    const unknown: Record<string, string>[] = [{ demo: "yes" }, { "event-x": "yes" }, { eventIds: event }];
    unknown.push({ [`event-${event}`]: "no" }, JSON.parse('{"__proto__":"yes"}'));
    for (const fields of unknown) expect(issues(fields), JSON.stringify(fields)).toHaveLength(1);
  });
});
