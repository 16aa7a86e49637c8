-- AlterTable
ALTER TABLE "application" ADD COLUMN     "merged_into_id" UUID;

-- CreateIndex
CREATE INDEX "application_merged_into_id_idx" ON "application"("merged_into_id");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

