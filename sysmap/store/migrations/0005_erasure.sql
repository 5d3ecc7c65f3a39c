-- Format 5: what was erased. The only rows of others that an operation may change, and it says which.

CREATE TABLE erasure_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  noun VARCHAR NOT NULL,
  of_seq INTEGER NOT NULL,
  before VARCHAR NOT NULL,
  "after" VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE erasure_log IS 'A row that was erased or rewritten when somebody was erased; by it verify still finds what each save wrote';
COMMENT ON COLUMN erasure_log.noun IS 'The noun in whose table the row stood';
COMMENT ON COLUMN erasure_log.of_seq IS 'Number of the operation that had written the row';
COMMENT ON COLUMN erasure_log.before IS 'SHA-256 of the row as it was';
COMMENT ON COLUMN erasure_log."after" IS 'SHA-256 of the row as it is since; empty = it is gone';
