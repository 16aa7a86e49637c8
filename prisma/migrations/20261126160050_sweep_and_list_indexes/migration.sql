-- Applications that wait to be indexed, for the sweep.
CREATE INDEX "application_unindexed_idx" ON "application" ("submitted_at") WHERE "indexed_at" IS NULL;

-- The attendee list in the order in which a gate reads it: its first page need not wait for a sort of all.
CREATE INDEX "application_list_idx" ON "application" ("event_id", "family_ru" COLLATE "ru-x-icu",
  "given_ru" COLLATE "ru-x-icu", "patronymic_ru" COLLATE "ru-x-icu" NULLS FIRST, "id") WHERE "state" = 'approved';
