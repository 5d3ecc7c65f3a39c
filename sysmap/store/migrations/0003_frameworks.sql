-- Format 3: the group's own versions of the framework. Nothing in it is ever overwritten.

CREATE TABLE framework_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  label VARCHAR,
  whose VARCHAR,
  in_use_from DATE,
  parent UUID,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE framework_log IS 'A version of the framework by which moves are told; sysmap''s own stand in no record';
COMMENT ON COLUMN framework_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN framework_log.label IS 'What it is called; empty = the key';
COMMENT ON COLUMN framework_log.whose IS 'The group whose version it is, in words; never one child''s';
COMMENT ON COLUMN framework_log.in_use_from IS 'First day on which it is in use, until another is; empty = not yet';
COMMENT ON COLUMN framework_log.parent IS 'Id of the version that it was copied from; empty = one of sysmap''s own';

CREATE TABLE framework_item_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  framework UUID NOT NULL,
  sort VARCHAR NOT NULL CHECK (sort IN ('compartment', 'principle', 'move')),
  label VARCHAR NOT NULL,
  definition VARCHAR,
  compartment UUID,
  "position" INTEGER,
  contributors VARCHAR,
  retired_on DATE,
  official VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE framework_item_log IS 'A compartment, a principle, or the label of a move, as a version words it';
COMMENT ON COLUMN framework_item_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN framework_item_log.framework IS 'Id of the version in which it stands';
COMMENT ON COLUMN framework_item_log.sort IS 'What it is';
COMMENT ON COLUMN framework_item_log.label IS 'What it says, in the group''s own words; moves take it from here';
COMMENT ON COLUMN framework_item_log.definition IS 'What is meant by it, in the group''s own words';
COMMENT ON COLUMN framework_item_log.compartment IS 'Id of the compartment in which the label of a move stands';
COMMENT ON COLUMN framework_item_log."position" IS 'Its place on the sheet, counted from 1';
COMMENT ON COLUMN framework_item_log.contributors IS 'Who brought or agreed the wording: groups, not children';
COMMENT ON COLUMN framework_item_log.retired_on IS 'First day on which it is no longer offered; empty = offered';
COMMENT ON COLUMN framework_item_log.official IS 'LOCAL: the official sheet''s wording, pasted in by the team; it leaves in no export';
