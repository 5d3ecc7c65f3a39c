-- Format 7: what the group says of its connections, what it will do next, and what was said as evidence.

CREATE TABLE review_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  meeting UUID NOT NULL,
  target_type VARCHAR NOT NULL CHECK (target_type IN ('tie', 'move', 'context', 'circle', 'pair')),
  tie UUID,
  move UUID,
  context UUID,
  actor UUID,
  other UUID,
  verdict VARCHAR NOT NULL CHECK (
    verdict IN (
      'confirmed', 'changed', 'disputed', 'retired', 'not discussed', 'have met', 'not yet', 'better not', 'don''t know'
    )
  ),
  voters INTEGER CHECK (voters >= 0),
  comment VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE review_log IS 'What the group said of a thing at a meeting; it never replaces the thing';
COMMENT ON COLUMN review_log.meeting IS 'Id of the meeting';
COMMENT ON COLUMN review_log.target_type IS 'What it was said of';
COMMENT ON COLUMN review_log.tie IS 'Id of the tie, where it was said of one';
COMMENT ON COLUMN review_log.move IS 'Id of the move, where it was said of one';
COMMENT ON COLUMN review_log.context IS 'Id of the context, where it was said of one';
COMMENT ON COLUMN review_log.actor IS 'Id of the young person of a circle, or of one of a pair';
COMMENT ON COLUMN review_log.other IS 'Id of the other of a pair';
COMMENT ON COLUMN review_log.verdict IS 'What was said';
COMMENT ON COLUMN review_log.voters IS 'How many had a say; never who; empty = not counted';
COMMENT ON COLUMN review_log.comment IS 'What else was said';

CREATE TABLE action_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  meeting UUID NOT NULL,
  what VARCHAR NOT NULL,
  actor UUID,
  due DATE,
  done DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE action_log IS 'What the group said that it would do next';
COMMENT ON COLUMN action_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN action_log.meeting IS 'Id of the meeting at which it was agreed';
COMMENT ON COLUMN action_log.what IS 'What is to be done';
COMMENT ON COLUMN action_log.actor IS 'Id of the actor who does it; empty = nobody was named';
COMMENT ON COLUMN action_log.due IS 'Day by which it is to be done; empty = not said';
COMMENT ON COLUMN action_log.done IS 'Day on which it was done; empty = not known to be done';

CREATE TABLE source_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  kind VARCHAR NOT NULL CHECK (
    kind IN ('observation', 'interview', 'focus group', 'diary', 'meeting note', 'document')
  ),
  day DATE,
  title VARCHAR,
  speaker UUID,
  meeting UUID,
  scope VARCHAR NOT NULL CHECK (scope IN ('record', 'analyse', 'quote')),
  text VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE source_log IS 'A text in which people tell of the programme: what was observed, said or written';
COMMENT ON COLUMN source_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN source_log.kind IS 'How it came about';
COMMENT ON COLUMN source_log.day IS 'Day on which it was said or written; empty = not known';
COMMENT ON COLUMN source_log.title IS 'What it is called';
COMMENT ON COLUMN source_log.speaker IS 'Id of the actor whose words they are; empty = several, or nobody in the record';
COMMENT ON COLUMN source_log.meeting IS 'Id of the meeting that it comes from';
COMMENT ON COLUMN source_log.scope IS 'What those who gave it agreed to: that it is kept, coded and counted, or quoted too';
COMMENT ON COLUMN source_log.text IS 'The whole text';

CREATE TABLE excerpt_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  source UUID NOT NULL,
  start_position INTEGER CHECK (start_position >= 0),
  end_position INTEGER,
  speaker UUID,
  words VARCHAR,
  CHECK (end_position > start_position),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE excerpt_log IS 'A part of a source that something is said of';
COMMENT ON COLUMN excerpt_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN excerpt_log.source IS 'Id of the source';
COMMENT ON COLUMN excerpt_log.start_position IS 'Place of its first character in the text, from 0';
COMMENT ON COLUMN excerpt_log.end_position IS 'Place after its last character';
COMMENT ON COLUMN excerpt_log.speaker IS 'Id of the actor who says it; empty = not known';
COMMENT ON COLUMN excerpt_log.words IS 'The words themselves, as they stand in the text';

CREATE TABLE code_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  label VARCHAR,
  sort VARCHAR NOT NULL CHECK (sort IN ('theme', 'lens', 'compartment', 'element', 'context', 'own')),
  parent UUID,
  description VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE code_log IS 'A word of the codebook, by which excerpts are told apart';
COMMENT ON COLUMN code_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN code_log.label IS 'What it is called';
COMMENT ON COLUMN code_log.sort IS 'Which part of the codebook it belongs to';
COMMENT ON COLUMN code_log.parent IS 'Id of the code that it is a part of';
COMMENT ON COLUMN code_log.description IS 'When it is used';

CREATE TABLE coding_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  excerpt UUID NOT NULL,
  code UUID NOT NULL,
  coder UUID,
  day DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE coding_log IS 'Somebody gave an excerpt a code';
COMMENT ON COLUMN coding_log.excerpt IS 'Id of the excerpt';
COMMENT ON COLUMN coding_log.code IS 'Id of the code';
COMMENT ON COLUMN coding_log.coder IS 'Id of the actor who gave it; empty = not known';
COMMENT ON COLUMN coding_log.day IS 'Day on which it was given';

CREATE TABLE excerpt_link_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  excerpt UUID NOT NULL,
  move UUID,
  tie UUID,
  context UUID,
  element UUID,
  stance VARCHAR NOT NULL CHECK (stance IN ('supports', 'contradicts', 'illustrates')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE excerpt_link_log IS 'What an excerpt speaks of, and how it stands to it';
COMMENT ON COLUMN excerpt_link_log.excerpt IS 'Id of the excerpt';
COMMENT ON COLUMN excerpt_link_log.move IS 'Id of a move';
COMMENT ON COLUMN excerpt_link_log.tie IS 'Id of a tie';
COMMENT ON COLUMN excerpt_link_log.context IS 'Id of a context';
COMMENT ON COLUMN excerpt_link_log.element IS 'Id of an element';
COMMENT ON COLUMN excerpt_link_log.stance IS 'Whether it supports it, contradicts it, or shows what it is like';

-- A teller may also say that a tie is still there, but changed: the table is made anew with that word.

CREATE TEMP TABLE told_before AS
FROM report_log;

DROP TABLE report_log;

CREATE TABLE report_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  teller UUID NOT NULL,
  source UUID NOT NULL,
  target UUID NOT NULL,
  kind VARCHAR,
  day DATE,
  says VARCHAR NOT NULL CHECK (
    says IN ('new', 'was there already', 'still there', 'changed', 'ended', 'don''t know')
  ),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE report_log IS 'What one teller says of a tie on a day; it never replaces the tie';
COMMENT ON COLUMN report_log.teller IS 'Id of the actor who tells';
COMMENT ON COLUMN report_log.source IS 'Id of the actor from whom the tie goes';
COMMENT ON COLUMN report_log.target IS 'Id of the actor to whom it goes';
COMMENT ON COLUMN report_log.kind IS 'Kind of tie; empty = any';
COMMENT ON COLUMN report_log.day IS 'Day of telling';
COMMENT ON COLUMN report_log.says IS 'What they say of it';

INSERT INTO report_log
FROM told_before;

DROP TABLE told_before;
