-- Format 6: the workbook: what people make of a context, and what of the record their reading rests on.

CREATE TABLE configuration_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  context UUID NOT NULL,
  offered VARCHAR,
  reasoning VARCHAR,
  changed VARCHAR,
  coder UUID,
  strength VARCHAR CHECK (strength IN ('one source', 'several', 'contradicted')),
  day DATE,
  note VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE configuration_log IS 'A line of the workbook: what somebody makes of a context, in their own words';
COMMENT ON COLUMN configuration_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN configuration_log.context IS 'Id of the context';
COMMENT ON COLUMN configuration_log.offered IS 'What was offered: the resources of a mechanism';
COMMENT ON COLUMN configuration_log.reasoning IS 'How people reasoned about it: the other half of a mechanism';
COMMENT ON COLUMN configuration_log.changed IS 'What changed, as it was seen';
COMMENT ON COLUMN configuration_log.coder IS 'Id of the actor whose reading it is';
COMMENT ON COLUMN configuration_log.strength IS 'Whether one source says so, several do, or one says otherwise';
COMMENT ON COLUMN configuration_log.day IS 'Day on which it was written';
COMMENT ON COLUMN configuration_log.note IS 'What else should be known';

CREATE TABLE configuration_evidence_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  configuration UUID NOT NULL,
  move UUID,
  tie UUID,
  element UUID,
  actor UUID,
  day DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE configuration_evidence_log IS 'One thing of the record that a line of the workbook rests on';
COMMENT ON COLUMN configuration_evidence_log.configuration IS 'Id of the line of the workbook';
COMMENT ON COLUMN configuration_evidence_log.move IS 'Id of a move';
COMMENT ON COLUMN configuration_evidence_log.tie IS 'Id of a tie';
COMMENT ON COLUMN configuration_evidence_log.element IS 'Id of an element';
COMMENT ON COLUMN configuration_evidence_log.actor IS 'Id of the actor whose view of the context it is';
COMMENT ON COLUMN configuration_evidence_log.day IS 'The day of that view; empty = not known';
