-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "late_reason" TEXT;

-- CreateTable
CREATE TABLE "late_permit" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "given_by_id" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_by_id" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "draft_id" UUID,
    "application_id" UUID,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "late_permit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "late_permit_draft_id_key" ON "late_permit"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "late_permit_application_id_key" ON "late_permit"("application_id");

-- CreateIndex
CREATE INDEX "late_permit_event_id_idx" ON "late_permit"("event_id");

-- AddForeignKey
ALTER TABLE "late_permit" ADD CONSTRAINT "late_permit_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "late_permit" ADD CONSTRAINT "late_permit_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "late_permit" ADD CONSTRAINT "late_permit_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "late_permit" ADD CONSTRAINT "late_permit_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "late_permit" ADD CONSTRAINT "late_permit_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE SET NULL ON UPDATE CASCADE;
