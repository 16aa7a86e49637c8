-- CreateEnum
CREATE TYPE "OutletKind" AS ENUM ('television', 'agency', 'online', 'print', 'radio', 'blog');

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "outlet_id" UUID,
ADD COLUMN     "outlet_key" TEXT;

-- CreateTable
CREATE TABLE "outlet" (
    "id" UUID NOT NULL,
    "name_ru" TEXT,
    "name_en" TEXT,
    "country" CHAR(2) NOT NULL,
    "kind" "OutletKind" NOT NULL,
    "registration" TEXT,
    "search" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "merged_into_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outlet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outlet_name" (
    "id" UUID NOT NULL,
    "outlet_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "key" TEXT NOT NULL,
    "match" TEXT NOT NULL,
    "official" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "outlet_name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outlet_merged_into_id_idx" ON "outlet"("merged_into_id");

-- CreateIndex
CREATE INDEX "outlet_name_key_country_idx" ON "outlet_name"("key", "country");

-- CreateIndex
CREATE UNIQUE INDEX "outlet_name_outlet_id_key_country_key" ON "outlet_name"("outlet_id", "key", "country");

-- CreateIndex
CREATE INDEX "application_outlet_id_idx" ON "application"("outlet_id");

-- CreateIndex
CREATE INDEX "application_outlet_key_outlet_country_idx" ON "application"("outlet_key", "outlet_country");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_outlet_id_fkey" FOREIGN KEY ("outlet_id") REFERENCES "outlet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outlet" ADD CONSTRAINT "outlet_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "outlet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outlet_name" ADD CONSTRAINT "outlet_name_outlet_id_fkey" FOREIGN KEY ("outlet_id") REFERENCES "outlet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

CREATE INDEX "outlet_search_idx" ON "outlet" USING gin ("search" gin_trgm_ops);

-- The register in the order of either language.
CREATE INDEX "outlet_ru_idx" ON "outlet" ((coalesce("name_ru", "name_en")) COLLATE "ru-x-icu", "id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "outlet_en_idx" ON "outlet" ((coalesce("name_en", "name_ru")) COLLATE "ru-x-icu", "id") WHERE "merged_into_id" IS NULL;

-- Typed names that wait to be matched.
CREATE INDEX "application_unmatched_idx" ON "application" ("event_id", "outlet_key", "outlet_country") WHERE "outlet_id" IS NULL;

-- The index job writes outlet_key: the sweep sends it once more through every application that is there.
UPDATE "application" SET "indexed_at" = NULL;
