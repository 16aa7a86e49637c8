import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, can, isOwnEvent, type Permission, permissions, type Subject } from "@/lib/access";
import { type StaffRole, staffRoles } from "@/lib/staff/types";

/** The table of roles and permissions, written out a second time: a change there must be meant here, too. */
const granted: Record<Permission, readonly StaffRole[]> = {
  "application.read": ["officer", "head"],
  "application.reveal": ["officer", "head"],
  "application.review": ["officer", "head"],
  "application.enter": ["officer", "head"],
  "application.recommend": ["officer", "head"],
  "application.decide": ["officer", "head"],
  "application.revoke": ["head"],
  "application.reopen": ["head"],
  "application.override": ["head"],
  "decision.release": ["head"],
  "letter.write": ["head"],
  "vetting.read": ["officer", "head", "vetter"],
  "vetting.send": ["officer", "head"],
  "vetting.answer": ["vetter"],
  "vetting.reveal": ["vetter"],
  "vetting.export": ["head", "vetter"],
  "stopList.edit": ["head", "vetter"],
  "stopList.match": ["officer", "head", "vetter"],
  "stopList.decide": ["officer", "head"],
  "view.share": ["head"],
  "list.export": ["officer", "head"],
  "list.exportSealed": ["head"],
  "outlet.edit": ["officer", "head"],
  "outlet.merge": ["head"],
  "event.read": ["officer", "head", "administrator"],
  "event.create": ["administrator"],
  "event.draft": ["officer", "head"],
  "event.publish": ["head"],
  "event.postpone": ["head"],
  "event.archive": ["administrator"],
  "outbox.read": ["officer", "head"],
  "outbox.states": ["officer", "head", "administrator"],
  "audit.read": ["officer", "head", "auditor"],
  "staff.manage": ["administrator"],
  "account.own": staffRoles,
};

const actor = (role: StaffRole, eventIds: string[] = []): Actor => ({
  id: "me",
  name: "Me",
  email: "me@staff.example",
  role,
  eventIds,
});

const anyActor = fc.record({
  id: fc.constantFrom("me", "other"),
  name: fc.constant("Me"),
  email: fc.constantFrom("me@staff.example", "other@staff.example"),
  role: fc.constantFrom(...staffRoles),
  eventIds: fc.subarray(["one", "two", "three"]),
});

const anySubject: fc.Arbitrary<Subject> = fc.record(
  {
    eventId: fc.constantFrom("one", "two", "three", "four"),
    twoPeople: fc.boolean(),
    recommendedById: fc.constantFrom("me", "other", null),
    applicantEmail: fc.constantFrom("me@staff.example", "other@staff.example"),
  },
  { requiredKeys: [] },
);

const anyPermission = fc.constantFrom(...permissions);

describe("can", () => {
  it("knows every permission of the table", () => {
    expect([...permissions].sort()).toEqual(Object.keys(granted).sort());
  });

  it.each(permissions.flatMap((permission) => staffRoles.map((role) => [role, permission] as const)))(
    "answers for %s and %s as the table says",
    (role, permission) => {
      expect(can(actor(role), permission)).toBe(granted[permission].includes(role));
    },
  );

  it("never gives a role more for any subject than without one", () => {
    fc.assert(
      fc.property(anyActor, anyPermission, anySubject, (who, permission, subject) => {
        if (can(who, permission, subject)) expect(can(who, permission)).toBe(true);
      }),
    );
  });

  it("gives nothing on another's event, whatever the permission", () => {
    fc.assert(
      fc.property(anyActor, anyPermission, anySubject, (who, permission, subject) => {
        if (subject.eventId !== undefined && !isOwnEvent(who, subject.eventId))
          expect(can(who, permission, subject)).toBe(false);
      }),
    );
  });

  it("takes no events named as every event", () => {
    expect(can(actor("officer"), "application.read", { eventId: "any" })).toBe(true);
    expect(can(actor("officer", ["one"]), "application.read", { eventId: "one" })).toBe(true);
    expect(can(actor("officer", ["one"]), "application.read", { eventId: "two" })).toBe(false);
  });

  it("lets nobody recommend or decide on their own application, however its address is written", () => {
    fc.assert(
      fc.property(anyActor, anySubject, fc.constantFrom("  ", ""), fc.boolean(), (who, subject, space, upper) => {
        const applicantEmail = `${space}${upper ? who.email.toUpperCase() : who.email}`;
        for (const permission of ["application.recommend", "application.decide", "vetting.answer"] as const)
          expect(can(who, permission, { ...subject, applicantEmail })).toBe(false);
      }),
    );
  });

  it("lets one read, but not decide, an application of one's own", () => {
    const subject = { applicantEmail: "me@staff.example" };
    expect(can(actor("head"), "application.read", subject)).toBe(true);
    expect(can(actor("head"), "application.decide", subject)).toBe(false);
    expect(can(actor("head"), "application.decide", { applicantEmail: "other@staff.example" })).toBe(true);
  });
});

describe("an event that asks for two people", () => {
  const twoPeople = true;

  it("lets no officer decide, but lets one recommend", () => {
    expect(can(actor("officer"), "application.decide", { twoPeople })).toBe(false);
    expect(can(actor("officer"), "application.decide", { twoPeople: false })).toBe(true);
    expect(can(actor("officer"), "application.recommend", { twoPeople })).toBe(true);
  });

  it("lets the head decide only on what another recommended", () => {
    expect(can(actor("head"), "application.decide", { twoPeople, recommendedById: "other" })).toBe(true);
    expect(can(actor("head"), "application.decide", { twoPeople, recommendedById: "me" })).toBe(false);
  });

  it("is never decided by who recommended, in any role", () => {
    fc.assert(
      fc.property(anyActor, anySubject, (who, subject) => {
        expect(can(who, "application.decide", { ...subject, twoPeople, recommendedById: who.id })).toBe(false);
      }),
    );
  });

  it("binds nobody elsewhere: where one person decides, the one who recommended may", () => {
    expect(can(actor("head"), "application.decide", { twoPeople: false, recommendedById: "me" })).toBe(true);
  });
});
