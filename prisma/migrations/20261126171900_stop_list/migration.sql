-- CreateTable
CREATE TABLE "stop_list_entry" (
    "id" UUID NOT NULL,
    "family" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "family_key" TEXT NOT NULL,
    "given_key" TEXT NOT NULL,
    "person_index" BYTEA,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "expires_on" DATE NOT NULL,
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stop_list_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stop_list_decision" (
    "entry_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "same_person" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "about" BYTEA NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stop_list_decision_pkey" PRIMARY KEY ("entry_id","application_id")
);

-- CreateIndex
CREATE INDEX "stop_list_entry_family_key_idx" ON "stop_list_entry"("family_key");

-- CreateIndex
CREATE INDEX "stop_list_decision_application_id_idx" ON "stop_list_decision"("application_id");

-- AddForeignKey
ALTER TABLE "stop_list_entry" ADD CONSTRAINT "stop_list_entry_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stop_list_decision" ADD CONSTRAINT "stop_list_decision_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "stop_list_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stop_list_decision" ADD CONSTRAINT "stop_list_decision_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stop_list_decision" ADD CONSTRAINT "stop_list_decision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
