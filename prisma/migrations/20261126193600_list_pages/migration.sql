-- CreateIndex
CREATE INDEX "message_status_id_idx" ON "message"("status", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_type_at_id_idx" ON "audit_entry"("type", "at" DESC, "id" DESC);
