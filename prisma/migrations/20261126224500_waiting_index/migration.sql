-- What still waits for the desk, by regime: every page of the queue counts both. Through the other indexes the rarer
-- regime was looked for among all applications of the event.
CREATE INDEX "application_waiting_idx" ON "application" ("event_id", "regime")
  WHERE "merged_into_id" IS NULL AND "state" IN ('submitted', 'inReview', 'clarification', 'recommended');
