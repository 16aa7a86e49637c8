-- AlterTable
ALTER TABLE "stop_list_entry" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
