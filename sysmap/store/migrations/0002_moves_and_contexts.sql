-- Format 2: moves, what they are made of and what they did to ties; contexts and whom they reach; who told what.

CREATE TABLE element_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  type VARCHAR NOT NULL CHECK (type IN ('meaning', 'competency', 'material')),
  label VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE element_log IS 'What a practice is made of: a meaning, a competency or a material';
COMMENT ON COLUMN element_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN element_log.type IS 'Which of the three it is';
COMMENT ON COLUMN element_log.label IS 'What it is called; empty = the key';

CREATE TABLE practice_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  label VARCHAR,
  existing BOOLEAN,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE practice_log IS 'A way of doing things that moves belong to';
COMMENT ON COLUMN practice_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN practice_log.label IS 'What it is called; empty = the key';
COMMENT ON COLUMN practice_log.existing IS 'Whether it was there before the programme';

CREATE TABLE practice_relation_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  a UUID NOT NULL,
  b UUID NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('converges', 'transforms', 'competes', 'conflicts', 'depends')),
  day DATE,
  who UUID,
  why VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE practice_relation_log IS 'How one practice stands to another, as somebody judged it';
COMMENT ON COLUMN practice_relation_log.a IS 'Id of the one practice';
COMMENT ON COLUMN practice_relation_log.b IS 'Id of the other practice';
COMMENT ON COLUMN practice_relation_log.kind IS 'How the one stands to the other';
COMMENT ON COLUMN practice_relation_log.day IS 'Day on which it was judged';
COMMENT ON COLUMN practice_relation_log.who IS 'Id of the actor who judged';
COMMENT ON COLUMN practice_relation_log.why IS 'The ground that was given';

CREATE TABLE context_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  label VARCHAR,
  kind VARCHAR,
  level VARCHAR CHECK (level IN ('micro', 'meso', 'macro')),
  start DATE,
  "end" DATE,
  start_precision VARCHAR CHECK (start_precision IN ('day', 'month', 'quarter', 'year', 'before', 'after')),
  end_precision VARCHAR CHECK (end_precision IN ('day', 'month', 'quarter', 'year', 'before', 'after')),
  description VARCHAR,
  parent UUID,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE context_log IS 'A named condition that holds for a time, and bears on what people can do';
COMMENT ON COLUMN context_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN context_log.label IS 'What it is called; empty = the key';
COMMENT ON COLUMN context_log.kind IS 'Kind of context: policy, target, funding, reorganisation';
COMMENT ON COLUMN context_log.level IS 'micro (person, family, team), meso (service, organisation, locality), macro (nation, economy)';
COMMENT ON COLUMN context_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN context_log."end" IS 'First day on which it no longer held; empty = still in force';
COMMENT ON COLUMN context_log.start_precision IS 'How exactly the first day is known';
COMMENT ON COLUMN context_log.end_precision IS 'How exactly the end is known';
COMMENT ON COLUMN context_log.description IS 'The context in a sentence or two';
COMMENT ON COLUMN context_log.parent IS 'Id of the context that it is a part of';

CREATE TABLE coverage_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  context UUID NOT NULL,
  subject_type VARCHAR NOT NULL CHECK (subject_type IN ('all', 'sector', 'service', 'actor', 'area', 'group')),
  actor UUID,
  subject VARCHAR,
  start DATE,
  "end" DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE coverage_log IS 'Whom a context reaches, and when; outside the context''s own days it says nothing';
COMMENT ON COLUMN coverage_log.context IS 'Id of the context';
COMMENT ON COLUMN coverage_log.subject_type IS 'Whether it reaches everybody, an actor, or all of a sector, service, area or group';
COMMENT ON COLUMN coverage_log.actor IS 'Id of the actor or of the service';
COMMENT ON COLUMN coverage_log.subject IS 'The sector, area or group by name';
COMMENT ON COLUMN coverage_log.start IS 'First day; empty = as the context';
COMMENT ON COLUMN coverage_log."end" IS 'First day on which it no longer held; empty = as the context';

CREATE TABLE appraisal_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  context UUID NOT NULL,
  actor UUID NOT NULL,
  date DATE,
  direction VARCHAR NOT NULL CHECK (direction IN ('enabling', 'constraining', 'both', 'unclear')),
  strength INTEGER CHECK (strength BETWEEN 1 AND 3),
  note VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE appraisal_log IS 'How an actor found a context on a day';
COMMENT ON COLUMN appraisal_log.context IS 'Id of the context';
COMMENT ON COLUMN appraisal_log.actor IS 'Id of the actor whose view it is';
COMMENT ON COLUMN appraisal_log.date IS 'The day of the view';
COMMENT ON COLUMN appraisal_log.direction IS 'What the context did for them';
COMMENT ON COLUMN appraisal_log.strength IS 'How strongly, 1 to 3';
COMMENT ON COLUMN appraisal_log.note IS 'In their own words';

CREATE TABLE context_relation_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  a UUID NOT NULL,
  b UUID NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('part_of', 'follows', 'offsets', 'worsens')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE context_relation_log IS 'How one context stands to another';
COMMENT ON COLUMN context_relation_log.a IS 'Id of the one context';
COMMENT ON COLUMN context_relation_log.b IS 'Id of the other context';
COMMENT ON COLUMN context_relation_log.kind IS 'How the one stands to the other';

CREATE TABLE move_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR NOT NULL,
  date DATE NOT NULL,
  "precision" VARCHAR CHECK ("precision" IN ('day', 'month', 'quarter', 'year', 'before', 'after')),
  title VARCHAR NOT NULL,
  label VARCHAR,
  saying VARCHAR,
  compartments VARCHAR,
  principles VARCHAR,
  setting VARCHAR,
  derived_from UUID,
  practice UUID,
  meeting UUID,
  stage VARCHAR,
  room_to_act VARCHAR CHECK (room_to_act IN ('free', 'some', 'little')),
  proposed_by UUID,
  outcome VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE move_log IS 'A resilient move: a dated act, made by somebody, somewhere';
COMMENT ON COLUMN move_log.key IS 'The team''s own short text, unique among what is not void';
COMMENT ON COLUMN move_log.date IS 'The day it was made; the first day where only a month, quarter or year is known';
COMMENT ON COLUMN move_log."precision" IS 'How exactly the day is known';
COMMENT ON COLUMN move_log.title IS 'The move in one line';
COMMENT ON COLUMN move_log.label IS 'The idea of the framework that it follows';
COMMENT ON COLUMN move_log.saying IS 'The group''s own words for it';
COMMENT ON COLUMN move_log.compartments IS 'Compartments of the framework, several with | between';
COMMENT ON COLUMN move_log.principles IS 'Principles of the framework, several with | between';
COMMENT ON COLUMN move_log.setting IS 'Where it was made: work, home, meeting, other service';
COMMENT ON COLUMN move_log.derived_from IS 'Id of the earlier move that it was derived from';
COMMENT ON COLUMN move_log.practice IS 'Id of the practice that it belongs to';
COMMENT ON COLUMN move_log.meeting IS 'Id of the meeting at which it was told';
COMMENT ON COLUMN move_log.stage IS 'How far it has come';
COMMENT ON COLUMN move_log.room_to_act IS 'How free its maker was to make it, in the maker''s own view';
COMMENT ON COLUMN move_log.proposed_by IS 'Id of the actor who proposed it';
COMMENT ON COLUMN move_log.outcome IS 'What came of it, as it was told';

CREATE TABLE move_actor_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  move UUID NOT NULL,
  actor UUID NOT NULL,
  role VARCHAR NOT NULL CHECK (role IN ('maker', 'with', 'for', 'enlisted', 'witness')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE move_actor_log IS 'Somebody''s part in a move';
COMMENT ON COLUMN move_actor_log.move IS 'Id of the move';
COMMENT ON COLUMN move_actor_log.actor IS 'Id of the actor';
COMMENT ON COLUMN move_actor_log.role IS 'Made it, with whom, for whom, enlisted, or looking on';

CREATE TABLE move_element_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  move UUID NOT NULL,
  element UUID NOT NULL,
  part VARCHAR CHECK (part IN ('kept', 'added', 'dropped')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE move_element_log IS 'An element that a move was made of';
COMMENT ON COLUMN move_element_log.move IS 'Id of the move';
COMMENT ON COLUMN move_element_log.element IS 'Id of the element';
COMMENT ON COLUMN move_element_log.part IS 'Kept, added or dropped; empty = not said';

CREATE TABLE move_context_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  move UUID NOT NULL,
  context UUID NOT NULL,
  how VARCHAR CHECK (how IN ('named_by_teller', 'derived', 'coder')),
  bearing VARCHAR CHECK (bearing IN ('under', 'worked around', 'aimed at', 'eased', 'ended', 'made worse')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE move_context_log IS 'A context in which a move was made';
COMMENT ON COLUMN move_context_log.move IS 'Id of the move';
COMMENT ON COLUMN move_context_log.context IS 'Id of the context';
COMMENT ON COLUMN move_context_log.how IS 'Who says so: the teller, a coder, or derived from days and coverage';
COMMENT ON COLUMN move_context_log.bearing IS 'How the move bears on the context';

CREATE TABLE effect_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR,
  move UUID NOT NULL,
  tie UUID NOT NULL,
  effect VARCHAR NOT NULL CHECK (effect IN ('created', 'strengthened', 'weakened', 'ended', 'reopened')),
  date DATE,
  strength DECIMAL(18, 6),
  status VARCHAR CHECK (status IN ('claimed', 'confirmed', 'disputed', 'withdrawn')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE effect_log IS 'What a move did to a tie';
COMMENT ON COLUMN effect_log.key IS 'The team''s own short text, where it gives one';
COMMENT ON COLUMN effect_log.move IS 'Id of the move';
COMMENT ON COLUMN effect_log.tie IS 'Id of the tie';
COMMENT ON COLUMN effect_log.effect IS 'What it did';
COMMENT ON COLUMN effect_log.date IS 'The day from which it holds; empty = the day of the move';
COMMENT ON COLUMN effect_log.strength IS 'How strong the tie is since, in the unit of its kind, to six decimals';
COMMENT ON COLUMN effect_log.status IS 'claimed by who tells it, or confirmed, disputed or withdrawn since';

CREATE TABLE attempt_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  key VARCHAR,
  move UUID,
  asker UUID NOT NULL,
  asked UUID NOT NULL,
  day DATE,
  answer VARCHAR CHECK (answer IN ('no answer', 'waiting', 'declined', 'not eligible', 'accepted')),
  answered_on DATE,
  tie UUID,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE attempt_log IS 'Something that was asked of somebody, and the answer';
COMMENT ON COLUMN attempt_log.key IS 'The team''s own short text, where it gives one';
COMMENT ON COLUMN attempt_log.move IS 'Id of the move that it was part of';
COMMENT ON COLUMN attempt_log.asker IS 'Id of the actor who asked';
COMMENT ON COLUMN attempt_log.asked IS 'Id of the actor who was asked';
COMMENT ON COLUMN attempt_log.day IS 'Day of asking';
COMMENT ON COLUMN attempt_log.answer IS 'What was answered';
COMMENT ON COLUMN attempt_log.answered_on IS 'Day of the answer';
COMMENT ON COLUMN attempt_log.tie IS 'Id of the tie that came of it';

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
  says VARCHAR NOT NULL CHECK (says IN ('new', 'was there already', 'still there', 'ended', 'don''t know')),
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE report_log IS 'What one teller says of a tie on a day; it never replaces the tie';
COMMENT ON COLUMN report_log.teller IS 'Id of the actor who tells';
COMMENT ON COLUMN report_log.source IS 'Id of the actor from whom the tie goes';
COMMENT ON COLUMN report_log.target IS 'Id of the actor to whom it goes';
COMMENT ON COLUMN report_log.kind IS 'Kind of tie; empty = any';
COMMENT ON COLUMN report_log.day IS 'Day of telling';
COMMENT ON COLUMN report_log.says IS 'What they say of it';

CREATE TABLE reporter_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  actor UUID NOT NULL,
  start DATE,
  "end" DATE,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE reporter_log IS 'A time during which an actor is among those who are asked';
COMMENT ON COLUMN reporter_log.actor IS 'Id of the actor';
COMMENT ON COLUMN reporter_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN reporter_log."end" IS 'First day on which it no longer held; empty = still going';

CREATE TABLE observation_window_log (
  id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  seq BIGINT NOT NULL,
  void BOOLEAN NOT NULL,
  start DATE,
  "end" DATE,
  scope VARCHAR,
  note VARCHAR,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE observation_window_log IS 'A time during which somebody was looking';
COMMENT ON COLUMN observation_window_log.start IS 'First day; empty = always been';
COMMENT ON COLUMN observation_window_log."end" IS 'First day after it; empty = still going';
COMMENT ON COLUMN observation_window_log.scope IS 'How widely';
COMMENT ON COLUMN observation_window_log.note IS 'What else is to be said';
