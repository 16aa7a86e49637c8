-- The sheets that the desk entered, the latest first: among many applications by the web they are few.
CREATE INDEX "submission_sheets_idx" ON "submission" ("event_id", "created_at" DESC, "id" DESC) WHERE "channel" <> 'web';
