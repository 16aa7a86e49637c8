-- AlterTable
ALTER TABLE "application" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "tag" (
    "event_id" UUID NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("event_id","word")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "staff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_batch" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "staff_id" TEXT NOT NULL,
    "more" BOOLEAN NOT NULL DEFAULT false,
    "deed" TEXT,
    "ran_at" TIMESTAMPTZ(3),
    "ran_by_id" TEXT,
    "undone_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "queue_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_batch_row" (
    "batch_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "outcome" TEXT,
    "detail" JSONB,
    "undone" TEXT,
    "undone_detail" JSONB,

    CONSTRAINT "queue_batch_row_pkey" PRIMARY KEY ("batch_id","application_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_event_id_staff_id_name_key" ON "saved_view"("event_id", "staff_id", "name");

-- CreateIndex
CREATE INDEX "queue_batch_event_id_idx" ON "queue_batch"("event_id");

-- CreateIndex
CREATE INDEX "queue_batch_staff_id_created_at_idx" ON "queue_batch"("staff_id", "created_at");

-- CreateIndex
CREATE INDEX "queue_batch_row_application_id_idx" ON "queue_batch_row"("application_id");

-- CreateIndex
CREATE INDEX "application_tags_idx" ON "application" USING GIN ("tags");

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_batch" ADD CONSTRAINT "queue_batch_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_batch" ADD CONSTRAINT "queue_batch_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_batch" ADD CONSTRAINT "queue_batch_ran_by_id_fkey" FOREIGN KEY ("ran_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_batch_row" ADD CONSTRAINT "queue_batch_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "queue_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_batch_row" ADD CONSTRAINT "queue_batch_row_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
