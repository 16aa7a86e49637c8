import { Temporal } from "temporal-polyfill";
import { db } from "@/lib/db";
import { ensureDemoStaff } from "@/lib/staff/commands";
import { demoAccounts } from "@/prisma/demo-accounts";
import { comingDay, comingSession, pastSession } from "@/prisma/demo-events";

/**
 * Loads the demo once: staff, outlets, the session of 2012 and the same in the near future, with invented people. At every
 * start it moves the coming session forward when its deadline is near. Only for the embedded database.
 */
export async function seedDemo(now: Temporal.Instant = Temporal.Now.instant()): Promise<void> {
  await ensureDemoStaff(demoAccounts);
  if (!(await db().event.findUnique({ where: { slug: pastSession.slug }, select: { id: true } })))
    await (await demo()).seedPast();
  const coming = await db().event.findUnique({
    where: { slug: comingSession(Temporal.PlainDate.from("2000-01-01")).slug },
    select: { id: true, startsAt: true, timeZone: true },
  });
  const present = coming
    ? Temporal.Instant.fromEpochMilliseconds(coming.startsAt.getTime())
        .toZonedDateTimeISO(coming.timeZone)
        .toPlainDate()
    : null;
  const day = comingDay(now, present);
  if (!coming) await (await demo()).seedComing(day, now);
  else if (present && !day.equals(present)) {
    await db().event.update({ where: { id: coming.id }, data: { ...comingSession(day), version: { increment: 1 } } });
  }
}

/** Loaded where something is missing, and by no later start: photos are drawn by it. */
function demo() {
  return import("@/prisma/demo");
}

if (process.argv[1] === import.meta.filename) {
  await seedDemo();
  await db().$disconnect();
}
