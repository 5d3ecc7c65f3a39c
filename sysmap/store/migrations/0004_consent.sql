-- Format 4: what each person agreed to, purpose by purpose. A withdrawal is a row of its own; nothing is overwritten.

CREATE TABLE consent_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  actor UUID NOT NULL,
  purpose VARCHAR NOT NULL CHECK (
    purpose IN (
      'record', 'show_in_group', 'name_in_group', 'analyse', 'quote', 'export_named', 'export_pseudonymous'
    )
  ),
  state VARCHAR NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn', 'not_asked')),
  start DATE,
  "end" DATE,
  form VARCHAR,
  basis VARCHAR,
  given_by VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE consent_log IS 'What a person, or who may speak for them, said to one purpose';
COMMENT ON COLUMN consent_log.actor IS 'Id of the person';
COMMENT ON COLUMN consent_log.purpose IS 'What it is about';
COMMENT ON COLUMN consent_log.state IS 'What was said; a record that keeps no consent at all shows everybody';
COMMENT ON COLUMN consent_log.start IS 'First day on which it counts; empty = always has';
COMMENT ON COLUMN consent_log."end" IS 'Day after the last on which it counts; empty = until it is withdrawn';
COMMENT ON COLUMN consent_log.form IS 'The version of the form that was read';
COMMENT ON COLUMN consent_log.basis IS 'What the law allows the record for; consent in ethics is not always that';
COMMENT ON COLUMN consent_log.given_by IS 'Who spoke for a child, in words: parent, guardian, court; never a name';
