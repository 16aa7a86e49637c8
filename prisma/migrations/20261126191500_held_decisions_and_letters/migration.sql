-- AlterTable
ALTER TABLE "event" ADD COLUMN     "decisions_held" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "event_letters" (
    "event_id" UUID NOT NULL,
    "words" JSONB NOT NULL,
    "reasons" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "event_letters_pkey" PRIMARY KEY ("event_id")
);

-- AddForeignKey
ALTER TABLE "event_letters" ADD CONSTRAINT "event_letters_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
