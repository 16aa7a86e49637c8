CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('draft', 'published', 'postponed', 'cancelled', 'closed', 'archived');

-- CreateEnum
CREATE TYPE "Regime" AS ENUM ('russian', 'foreign');

-- CreateEnum
CREATE TYPE "ApplicationState" AS ENUM ('submitted', 'inReview', 'clarification', 'recommended', 'approved', 'refused', 'waitlisted', 'revoked', 'withdrawn');

-- CreateEnum
CREATE TYPE "MfaState" AS ENUM ('number', 'pending', 'waived');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('web', 'fax', 'telephone', 'email', 'paper');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('ru', 'en');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('officer', 'head', 'vetter', 'gate', 'administrator', 'auditor');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('waiting', 'sent', 'cancelled', 'failed');

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "EventStatus" NOT NULL DEFAULT 'draft',
    "title_ru" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "venue_ru" TEXT NOT NULL,
    "venue_en" TEXT NOT NULL,
    "city_ru" TEXT NOT NULL,
    "city_en" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "decide_by" TIMESTAMPTZ(3) NOT NULL,
    "entry_slots" JSONB NOT NULL DEFAULT '[]',
    "notice_ru" TEXT,
    "notice_en" TEXT,
    "remark_ru" TEXT,
    "remark_en" TEXT,
    "mfa_waived" BOOLEAN NOT NULL DEFAULT false,
    "waiver_basis_ru" TEXT,
    "waiver_basis_en" TEXT,
    "two_people" BOOLEAN NOT NULL DEFAULT false,
    "announce_delay" INTEGER NOT NULL DEFAULT 10,
    "entrance_ru" TEXT NOT NULL,
    "entrance_en" TEXT NOT NULL,
    "bring_ru" TEXT NOT NULL,
    "bring_en" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "controller_ru" TEXT NOT NULL,
    "controller_en" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "retain_until" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "sealed_answers" BYTEA,
    "sealed_key" BYTEA,
    "email" TEXT,
    "application_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_link" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "draft_id" UUID,
    "application_id" UUID,
    "wrapped_key" BYTEA,
    "session" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "regime" "Regime" NOT NULL,
    "outlet_name" TEXT NOT NULL,
    "outlet_country" CHAR(2) NOT NULL,
    "editor_name" TEXT,
    "editor_email" TEXT NOT NULL,
    "editor_phone" TEXT NOT NULL,
    "channel" "Channel" NOT NULL DEFAULT 'web',
    "locale" "Locale" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "submit_key" UUID NOT NULL,
    "submit_digest" BYTEA NOT NULL,
    "regime" "Regime" NOT NULL,
    "state" "ApplicationState" NOT NULL DEFAULT 'submitted',
    "version" INTEGER NOT NULL DEFAULT 1,
    "family_ru" TEXT NOT NULL,
    "given_ru" TEXT NOT NULL,
    "patronymic_ru" TEXT,
    "family_lat" TEXT,
    "given_lat" TEXT,
    "patronymic_lat" TEXT,
    "mononym" BOOLEAN NOT NULL DEFAULT false,
    "outlet_name" TEXT NOT NULL,
    "outlet_country" CHAR(2) NOT NULL,
    "position" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "mfa_state" "MfaState",
    "mfa_number" TEXT,
    "mfa_expires" DATE,
    "sealed" BYTEA NOT NULL,
    "document_hint" TEXT NOT NULL,
    "document_index" BYTEA,
    "person_index" BYTEA,
    "indexed_at" TIMESTAMPTZ(3),
    "same_document" BOOLEAN NOT NULL DEFAULT false,
    "consent_version" TEXT NOT NULL,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "search" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by_id" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "recommended_by_id" TEXT,
    "recommendation" "ApplicationState",
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "announce_at" TIMESTAMPTZ(3),
    "decision_no" INTEGER NOT NULL DEFAULT 0,
    "public_reason" TEXT,
    "internal_note" TEXT,
    "entry_slot" INTEGER,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "application_id" UUID,
    "draft_id" UUID,
    "kind" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "recipient" TEXT NOT NULL,
    "decision_no" INTEGER,
    "status" "MessageStatus" NOT NULL DEFAULT 'waiting',
    "message_id" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "tryout_text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "type" TEXT NOT NULL,
    "event_id" UUID,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload" JSONB,
    "salt" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "number" BIGINT,
    "hash" BYTEA,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "role" "StaffRole" NOT NULL DEFAULT 'officer',
    "event_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "deactivated_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "staff_two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_device" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "staff_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_used_code" (
    "staff_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_used_code_pkey" PRIMARY KEY ("staff_id","code")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_slug_key" ON "event"("slug");

-- CreateIndex
CREATE INDEX "event_starts_at_idx" ON "event"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "draft_application_id_key" ON "draft"("application_id");

-- CreateIndex
CREATE INDEX "draft_expires_at_idx" ON "draft"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_token_hash_key" ON "access_link"("token_hash");

-- CreateIndex
CREATE INDEX "access_link_draft_id_idx" ON "access_link"("draft_id");

-- CreateIndex
CREATE INDEX "access_link_application_id_idx" ON "access_link"("application_id");

-- CreateIndex
CREATE INDEX "access_link_expires_at_idx" ON "access_link"("expires_at");

-- CreateIndex
CREATE INDEX "submission_event_id_idx" ON "submission"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_reference_key" ON "application"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "application_submit_key_key" ON "application"("submit_key");

-- CreateIndex
CREATE INDEX "application_event_id_state_submitted_at_id_idx" ON "application"("event_id", "state", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "application_event_id_submitted_at_id_idx" ON "application"("event_id", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "application_event_id_document_index_idx" ON "application"("event_id", "document_index");

-- CreateIndex
CREATE INDEX "application_event_id_email_idx" ON "application"("event_id", "email");

-- CreateIndex
CREATE INDEX "application_submission_id_idx" ON "application"("submission_id");

-- CreateIndex
CREATE INDEX "comment_application_id_created_at_idx" ON "comment"("application_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_message_id_key" ON "message"("message_id");

-- CreateIndex
CREATE INDEX "message_event_id_created_at_id_idx" ON "message"("event_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "message_application_id_idx" ON "message"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_number_key" ON "audit_entry"("number");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_at_idx" ON "audit_entry"("subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_event_id_at_id_idx" ON "audit_entry"("event_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_key" ON "staff_session"("token");

-- CreateIndex
CREATE INDEX "staff_session_user_id_idx" ON "staff_session"("user_id");

-- CreateIndex
CREATE INDEX "staff_account_user_id_idx" ON "staff_account"("user_id");

-- CreateIndex
CREATE INDEX "staff_verification_identifier_idx" ON "staff_verification"("identifier");

-- CreateIndex
CREATE INDEX "staff_two_factor_user_id_idx" ON "staff_two_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_device_token_hash_key" ON "staff_device"("token_hash");

-- CreateIndex
CREATE INDEX "staff_device_staff_id_idx" ON "staff_device"("staff_id");

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_recommended_by_id_fkey" FOREIGN KEY ("recommended_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_two_factor" ADD CONSTRAINT "staff_two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_device" ADD CONSTRAINT "staff_device_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_used_code" ADD CONSTRAINT "staff_used_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Search within one event: (event, text) in one index, since a rare word's hits are then read together.
CREATE INDEX "application_search_idx" ON "application" USING gin ("event_id", "search" gin_trgm_ops);

-- The queue's usual view: what still waits for the desk.
CREATE INDEX "application_open_idx" ON "application" ("event_id", "submitted_at" DESC, "id" DESC)
  WHERE "state" IN ('submitted', 'inReview', 'clarification', 'recommended');

-- The attendee list, and the queue by family name, in the order of the Russian alphabet.
CREATE INDEX "application_family_idx" ON "application" ("event_id", "family_ru" COLLATE "ru-x-icu", "id");
CREATE INDEX "application_outlet_idx" ON "application" ("event_id", "outlet_name" COLLATE "ru-x-icu", "id");

-- Entries that wait for the linking job.
CREATE INDEX "audit_entry_unlinked_idx" ON "audit_entry" ("at", "id") WHERE "number" IS NULL;

-- Letters that wait for the sender.
CREATE INDEX "message_waiting_idx" ON "message" ("not_before") WHERE "status" = 'waiting';
