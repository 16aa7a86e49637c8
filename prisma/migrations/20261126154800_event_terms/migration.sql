-- CreateEnum
CREATE TYPE "LatePolicy" AS ENUM ('closed', 'lateQueue', 'override');

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "late_policy" "LatePolicy" NOT NULL DEFAULT 'closed',
ADD COLUMN     "regimes" "Regime"[] DEFAULT ARRAY['russian', 'foreign']::"Regime"[],
ADD COLUMN     "vetting_asked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "questions_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "zones" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "pools" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "quotas" JSONB NOT NULL DEFAULT '{"anyOutlet":null,"byKind":{},"byOutlet":[]}';

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "questions_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "zones" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "pool" TEXT;

-- CreateTable
CREATE TABLE "event_questions" (
    "event_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "asked" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_questions_pkey" PRIMARY KEY ("event_id","version")
);

-- What the events that are there have asked so far.
INSERT INTO "event_questions" ("event_id", "version", "asked", "created_at")
SELECT "id", 1, jsonb_build_object(
    'regimes', jsonb_build_array('russian', 'foreign'),
    'mfaWaiver', CASE WHEN "mfa_waived" THEN jsonb_build_object('ru', coalesce("waiver_basis_ru", "waiver_basis_en", ''), 'en', coalesce("waiver_basis_en", "waiver_basis_ru", '')) END,
    'consentVersion', "consent_version"
), "created_at" FROM "event";

-- AddForeignKey
ALTER TABLE "event_questions" ADD CONSTRAINT "event_questions_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_event_id_questions_version_fkey" FOREIGN KEY ("event_id", "questions_version") REFERENCES "event_questions"("event_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;
