-- CreateEnum
CREATE TYPE "VettingState" AS ENUM ('notSent', 'sent', 'cleared', 'objected', 'needsData');

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "vetting" "VettingState" NOT NULL DEFAULT 'notSent';

-- CreateTable
CREATE TABLE "vetting_batch" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sent_by_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vetting_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vetting_entry" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "state" "VettingState" NOT NULL DEFAULT 'sent',
    "note" TEXT,
    "set_by_id" TEXT,
    "set_at" TIMESTAMPTZ(3),
    "expired_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "vetting_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "vetting_batch_event_id_number_key" ON "vetting_batch"("event_id", "number");

-- CreateIndex
CREATE INDEX "vetting_entry_application_id_idx" ON "vetting_entry"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "vetting_entry_batch_id_application_id_key" ON "vetting_entry"("batch_id", "application_id");

-- AddForeignKey
ALTER TABLE "vetting_batch" ADD CONSTRAINT "vetting_batch_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vetting_batch" ADD CONSTRAINT "vetting_batch_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vetting_entry" ADD CONSTRAINT "vetting_entry_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "vetting_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vetting_entry" ADD CONSTRAINT "vetting_entry_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vetting_entry" ADD CONSTRAINT "vetting_entry_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- At most one answer of an application counts, which Prisma's schema cannot say.
CREATE UNIQUE INDEX "vetting_entry_live_key" ON "vetting_entry" ("application_id") WHERE "expired_at" IS NULL;
