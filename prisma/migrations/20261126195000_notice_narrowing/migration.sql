-- AlterTable
ALTER TABLE "event_notice" ADD COLUMN     "narrowing" TEXT NOT NULL DEFAULT '';

