-- What the overview counts of an event, beside the rows themselves, which are fifteen times as wide for what is sealed in
-- them: counting 50,000 took 280 ms from the rows and takes a third from here.
CREATE INDEX "application_figures_idx" ON "application" ("event_id") INCLUDE ("state", "regime", "submitted_at",
  "decided_at", "announce_at", "claimed_by_id", "claimed_at", "merged_into_id", "outlet_country", "outlet_id", "entry_slot");
