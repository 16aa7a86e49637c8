-- CreateEnum
CREATE TYPE "Wish" AS ENUM ('no', 'optional', 'required');

-- CreateEnum
CREATE TYPE "FilePurpose" AS ENUM ('photo', 'letter', 'scan');

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "equipment_asked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "letter_asked" "Wish" NOT NULL DEFAULT 'no',
ADD COLUMN     "photo_asked" "Wish" NOT NULL DEFAULT 'no',
ADD COLUMN     "vehicles_asked" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "equipment" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "letter_id" UUID,
ADD COLUMN     "scan_id" UUID,
ADD COLUMN     "vehicles" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "photo_id" UUID;

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "purpose" "FilePurpose" NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "draft_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stored_file_draft_id_idx" ON "stored_file"("draft_id");

-- CreateIndex
CREATE INDEX "submission_letter_id_idx" ON "submission"("letter_id");

-- CreateIndex
CREATE INDEX "submission_scan_id_idx" ON "submission"("scan_id");

-- CreateIndex
CREATE INDEX "application_photo_id_idx" ON "application"("photo_id");

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

