-- A name of one sound, such as «Ий», is found by a key that the index job writes in another way now: the sweep sends
-- those once more.
UPDATE "application" SET "indexed_at" = NULL WHERE "search" ~ '(^| )[a-z]( |$)';
