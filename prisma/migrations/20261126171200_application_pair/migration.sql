-- CreateEnum
CREATE TYPE "PairVerdict" AS ENUM ('same', 'different');

-- CreateTable
CREATE TABLE "application_pair" (
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "verdict" "PairVerdict" NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_pair_pkey" PRIMARY KEY ("first_id","second_id")
);

-- CreateIndex
CREATE INDEX "application_pair_second_id_idx" ON "application_pair"("second_id");

-- CreateIndex
CREATE INDEX "application_document_index_idx" ON "application"("document_index");

-- CreateIndex
CREATE INDEX "application_person_index_idx" ON "application"("person_index");

-- AddForeignKey
ALTER TABLE "application_pair" ADD CONSTRAINT "application_pair_first_id_fkey" FOREIGN KEY ("first_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_pair" ADD CONSTRAINT "application_pair_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_pair" ADD CONSTRAINT "application_pair_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
