-- Format 1, the first. Nothing in it is ever overwritten: one save is one operation, and every fact row
-- is one version of one thing. The file-format page is made from the comments.

CREATE TABLE record_format (
  number INTEGER NOT NULL
);
COMMENT ON TABLE record_format IS 'Which form the file has; a sysmap that knows only older forms refuses it';
COMMENT ON COLUMN record_format.number IS 'Number of the form; 1 is the first';

CREATE TABLE operation (
  seq BIGINT PRIMARY KEY,
  id UUID UNIQUE NOT NULL,
  recorded_at TIMESTAMPTZ NOT NULL,
  who VARCHAR NOT NULL,
  team VARCHAR NOT NULL,
  verb VARCHAR NOT NULL,
  "rows" INTEGER NOT NULL,
  digest VARCHAR NOT NULL,
  chain VARCHAR NOT NULL
);
COMMENT ON TABLE operation IS 'One save: who wrote what and when; its rows carry its seq';
COMMENT ON COLUMN operation.seq IS 'Number of the save: 1, 2, 3 without a gap';
COMMENT ON COLUMN operation.id IS 'Made by whoever saves, so that a repeated save doubles nothing';
COMMENT ON COLUMN operation.recorded_at IS 'When it was saved, UTC, to the microsecond';
COMMENT ON COLUMN operation.who IS 'Account that saved; never a name';
COMMENT ON COLUMN operation.team IS 'Team on whose behalf it was saved';
COMMENT ON COLUMN operation.verb IS 'What was done, in one word: import, record, correct';
COMMENT ON COLUMN operation."rows" IS 'How many fact rows the save wrote';
COMMENT ON COLUMN operation.digest IS 'SHA-256 over the sorted SHA-256s of the rows that the save wrote';
COMMENT ON COLUMN operation.chain IS 'SHA-256 over the chain before it and every column of this row';

CREATE TABLE reason_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE reason_log IS 'Why an operation was saved, in free text; a fact row, so that it can be erased';
COMMENT ON COLUMN reason_log.body IS 'The reason as it was given';

CREATE TABLE setting_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE setting_log IS 'One line about the programme itself: its name, its first day, its last day';
COMMENT ON COLUMN setting_log.key IS 'What the line is about: name, start, end';
COMMENT ON COLUMN setting_log.value IS 'What holds, as text';

CREATE TABLE actor_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  label VARCHAR,
  kind VARCHAR,
  sector VARCHAR,
  service UUID,
  statutory BOOLEAN,
  age_band VARCHAR,
  attributes VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE actor_log IS 'Somebody or something that can be connected: a practitioner, a service, a carer, a young person';
COMMENT ON COLUMN actor_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN actor_log.label IS 'Name on screen; empty = the key';
COMMENT ON COLUMN actor_log.kind IS 'Kind of actor: practitioner, service, carer, young person, academic, group, thing';
COMMENT ON COLUMN actor_log.sector IS 'Sector it belongs to: health, education, housing';
COMMENT ON COLUMN actor_log.service IS 'Id of the actor that is its home service';
COMMENT ON COLUMN actor_log.statutory IS 'Whether the law requires the service';
COMMENT ON COLUMN actor_log.age_band IS 'Band of ages of a young person';
COMMENT ON COLUMN actor_log.attributes IS 'Further columns as they came, a JSON object';

CREATE TABLE presence_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  actor UUID NOT NULL,
  start DATE,
  "end" DATE,
  "precision" VARCHAR CHECK ("precision" IN ('day', 'month', 'quarter', 'year', 'before', 'after')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE presence_log IS 'A time during which an actor was there; an actor without one was there all along';
COMMENT ON COLUMN presence_log.actor IS 'Id of the actor';
COMMENT ON COLUMN presence_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN presence_log."end" IS 'First day on which it no longer held; empty = still going';
COMMENT ON COLUMN presence_log."precision" IS 'How exactly the days are known';

CREATE TABLE role_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  actor UUID NOT NULL,
  role VARCHAR NOT NULL,
  start DATE,
  "end" DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE role_log IS 'A role that an actor held for a time, beside its kind';
COMMENT ON COLUMN role_log.actor IS 'Id of the actor';
COMMENT ON COLUMN role_log.role IS 'The role: carer, facilitator';
COMMENT ON COLUMN role_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN role_log."end" IS 'First day on which it no longer held; empty = still going';

CREATE TABLE membership_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  actor UUID NOT NULL,
  service UUID NOT NULL,
  start DATE,
  "end" DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE membership_log IS 'A time during which an actor belonged to a service';
COMMENT ON COLUMN membership_log.actor IS 'Id of the actor who belonged';
COMMENT ON COLUMN membership_log.service IS 'Id of the actor that is the service';
COMMENT ON COLUMN membership_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN membership_log."end" IS 'First day on which it no longer held; empty = still going';

CREATE TABLE tie_kind_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  kind VARCHAR NOT NULL,
  directed BOOLEAN NOT NULL,
  strength VARCHAR CHECK (strength IN ('count', 'duration', 'level')),
  words VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE tie_kind_log IS 'A kind of tie: whether it has a direction, and what its strength counts';
COMMENT ON COLUMN tie_kind_log.kind IS 'The kind: works_with, refers_to';
COMMENT ON COLUMN tie_kind_log.directed IS 'Whether the tie goes from its source to its target';
COMMENT ON COLUMN tie_kind_log.strength IS 'What strength means: count, duration or level; empty = not said';
COMMENT ON COLUMN tie_kind_log.words IS 'The kind in a sentence, or the words of its levels';

CREATE TABLE tie_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR,
  source UUID NOT NULL,
  target UUID NOT NULL,
  kind VARCHAR NOT NULL,
  directed BOOLEAN NOT NULL,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE tie_log IS 'A connection of one kind between two actors; its times are its spells';
COMMENT ON COLUMN tie_log.key IS 'The team''s own short text, where it gives one';
COMMENT ON COLUMN tie_log.source IS 'Id of the actor it starts from; either end where it has no direction';
COMMENT ON COLUMN tie_log.target IS 'Id of the actor it leads to; the other end where it has no direction';
COMMENT ON COLUMN tie_log.kind IS 'Kind of tie: works_with, refers_to';
COMMENT ON COLUMN tie_log.directed IS 'Whether it goes from its source to its target';

CREATE TABLE spell_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  tie UUID NOT NULL,
  start DATE,
  "end" DATE,
  strength DECIMAL(18, 6),
  origin VARCHAR CHECK (origin IN ('baseline', 'move', 'found', 'unknown')),
  "precision" VARCHAR CHECK ("precision" IN ('day', 'month', 'quarter', 'year', 'before', 'after')),
  recorded_on DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE spell_log IS 'A time during which a tie held, at one strength, and how we came to know of it';
COMMENT ON COLUMN spell_log.tie IS 'Id of the tie';
COMMENT ON COLUMN spell_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN spell_log."end" IS 'First day on which it no longer held; empty = still going';
COMMENT ON COLUMN spell_log.strength IS 'How strong, in the unit of the tie''s kind, to six decimals';
COMMENT ON COLUMN spell_log.origin IS 'How it came about: baseline, move, found (it was there before we knew), unknown (not sure); empty = as dated';
COMMENT ON COLUMN spell_log."precision" IS 'How exactly the days are known';
COMMENT ON COLUMN spell_log.recorded_on IS 'Day it was first written down; empty = the day of the operation that wrote it';

CREATE TABLE meeting_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  number INTEGER,
  date DATE NOT NULL,
  minutes INTEGER,
  place VARCHAR,
  kind VARCHAR,
  cancelled BOOLEAN,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE meeting_log IS 'A meeting of the group: the clock of the programme';
COMMENT ON COLUMN meeting_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN meeting_log.number IS 'Which meeting it was: 1, 2, 3';
COMMENT ON COLUMN meeting_log.date IS 'The day it was held, or was to be';
COMMENT ON COLUMN meeting_log.minutes IS 'How long it lasted, in minutes';
COMMENT ON COLUMN meeting_log.place IS 'Where it was held';
COMMENT ON COLUMN meeting_log.kind IS 'Kind of meeting';
COMMENT ON COLUMN meeting_log.cancelled IS 'Whether it was called off';

CREATE TABLE attendance_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  meeting UUID NOT NULL,
  actor UUID NOT NULL,
  role VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE attendance_log IS 'Somebody was at a meeting, in a role';
COMMENT ON COLUMN attendance_log.meeting IS 'Id of the meeting';
COMMENT ON COLUMN attendance_log.actor IS 'Id of the actor who was there';
COMMENT ON COLUMN attendance_log.role IS 'In which role: member, facilitator, guest';

CREATE TABLE pair_flag_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  a UUID NOT NULL,
  b UUID NOT NULL,
  flag VARCHAR NOT NULL,
  start DATE,
  "end" DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE pair_flag_log IS 'Something about a pair that must be respected';
COMMENT ON COLUMN pair_flag_log.a IS 'Id of one actor of the pair';
COMMENT ON COLUMN pair_flag_log.b IS 'Id of the other actor of the pair';
COMMENT ON COLUMN pair_flag_log.flag IS 'What must be respected: kept apart = never drawn, asked or counted';
COMMENT ON COLUMN pair_flag_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN pair_flag_log."end" IS 'First day on which it no longer held; empty = still going';

CREATE TABLE askable_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  kind_a VARCHAR NOT NULL,
  kind_b VARCHAR NOT NULL,
  tie_kind VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE askable_log IS 'Two kinds of actor whose ties the programme asks about; pairs of other kinds are not observable';
COMMENT ON COLUMN askable_log.kind_a IS 'One kind of actor';
COMMENT ON COLUMN askable_log.kind_b IS 'The other kind of actor';
COMMENT ON COLUMN askable_log.tie_kind IS 'The kind of tie asked about; empty = every kind';

CREATE TABLE place_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  actor UUID NOT NULL,
  x DECIMAL(18, 6) NOT NULL,
  y DECIMAL(18, 6) NOT NULL,
  pinned BOOLEAN NOT NULL,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE place_log IS 'Where an actor stands on the map, so that nobody moves between two looks';
COMMENT ON COLUMN place_log.actor IS 'Id of the actor';
COMMENT ON COLUMN place_log.x IS 'How far to the right, in units of the layout';
COMMENT ON COLUMN place_log.y IS 'How far down, in units of the layout';
COMMENT ON COLUMN place_log.pinned IS 'Whether somebody put it there by hand';
