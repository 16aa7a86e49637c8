-- AlterTable
ALTER TABLE "message" ADD COLUMN     "notice_id" UUID;

-- CreateTable
CREATE TABLE "event_notice" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text_ru" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "entrance_ru" TEXT,
    "entrance_en" TEXT,
    "audience" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_by_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "event_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_notice_event_id_idx" ON "event_notice"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_notice_id_application_id_key" ON "message"("notice_id", "application_id");

-- AddForeignKey
ALTER TABLE "event_notice" ADD CONSTRAINT "event_notice_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "event_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
