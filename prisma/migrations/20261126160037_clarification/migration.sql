-- CreateTable
CREATE TABLE "clarification" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "questions" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "entered_by_id" TEXT,
    "answers" JSONB,

    CONSTRAINT "clarification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "clarification_application_id_asked_at_idx" ON "clarification"("application_id", "asked_at");

-- AddForeignKey
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
