-- AlterTable
ALTER TABLE "application" ADD COLUMN     "waitlisted_at" TIMESTAMPTZ(3);

-- Places on the waiting list, which Prisma's schema cannot say.
CREATE INDEX "application_waiting_list_idx" ON "application" ("event_id", "waitlisted_at", "id") WHERE "state" = 'waitlisted';
