-- CreateEnum
CREATE TYPE "ConsentBasis" AS ENUM ('form', 'signed', 'spoken');

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "consent_basis" "ConsentBasis" NOT NULL DEFAULT 'form',
ADD COLUMN     "entered_at" TIMESTAMPTZ(3),
ADD COLUMN     "entered_by_id" TEXT;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "entered_by_id" TEXT,
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "note" TEXT;

-- CreateTable
CREATE TABLE "unfinished_entry" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "wrong" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "saved_by_id" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unfinished_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unfinished_entry_event_id_idx" ON "unfinished_entry"("event_id");

-- CreateIndex
CREATE INDEX "unfinished_entry_submission_id_idx" ON "unfinished_entry"("submission_id");

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unfinished_entry" ADD CONSTRAINT "unfinished_entry_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unfinished_entry" ADD CONSTRAINT "unfinished_entry_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unfinished_entry" ADD CONSTRAINT "unfinished_entry_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
