-- The ground of Planerka. Valid on SQLite and PostgreSQL alike: see src/store/db.rs and ARCHITECTURE.md.
-- Ids come from one counter for all tables and are never reused. Money is in kopecks, figures are scaled by 10^scale.

-- On PostgreSQL BIGSERIAL makes the sequence id_source_n_seq; on SQLite the word means nothing and the one row counts.
CREATE TABLE id_source (n BIGSERIAL, last BIGINT NOT NULL);
INSERT INTO id_source (n, last) VALUES (0, 0);

-- People and their places -------------------------------------------------------------------------------------------
CREATE TABLE persons (
    id BIGINT PRIMARY KEY NOT NULL,
    telegram BIGINT NOT NULL UNIQUE,
    username TEXT,
    language TEXT NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE,
    reachable BOOLEAN NOT NULL,
    -- Since when messages do not reach him, while they do not.
    unreachable_since TIMESTAMP WITH TIME ZONE,
    -- The command menu his chat has been given: the language and the names; NULL: perhaps none.
    menu TEXT,
    -- Of several departments the one he acts for until he says otherwise (`/department`); NULL: he is asked.
    acting BIGINT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE departments (
    id BIGINT PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE CHECK (LENGTH(key) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (LENGTH(name) BETWEEN 1 AND 128),
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    national TEXT NOT NULL,
    visibility TEXT NOT NULL,
    reminders TEXT NOT NULL,
    -- Working days over time: «100,100,100,100,100,0,0;2026-11-30=2/2@2026-12-01».
    week TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Everything scheduled up to this instant has happened or was recorded as skipped.
    ticked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- The next instant at which something is scheduled; a change of people or times sets it to the present.
    wake_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX departments_by_wake ON departments (wake_at);

CREATE TABLE chats (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT UNIQUE REFERENCES departments (id),
    title TEXT NOT NULL,
    topic BIGINT,
    administrator BOOLEAN NOT NULL,
    present BOOLEAN NOT NULL,
    bound_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Telegram refuses the bot's words there; the leaders have heard so.
    muted BOOLEAN NOT NULL DEFAULT FALSE,
    -- The topic is closed to the bot; the leaders have heard so.
    topic_closed BOOLEAN NOT NULL DEFAULT FALSE,
    -- A basic group that has become this supergroup: updates and files still name the old number.
    moved_to BIGINT
);

CREATE TABLE schedules (
    department BIGINT NOT NULL REFERENCES departments (id),
    valid_from DATE NOT NULL,
    preset TEXT NOT NULL,
    prompt TIME NOT NULL,
    reminder TIME NOT NULL,
    deadline TIME NOT NULL,
    digest TIME NOT NULL,
    PRIMARY KEY (department, valid_from)
);

-- Names of a department for how experienced somebody is, each with a weight in per cent.
CREATE TABLE grades (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    name TEXT NOT NULL CHECK (LENGTH(name) BETWEEN 1 AND 32),
    weight BIGINT NOT NULL CHECK (weight BETWEEN 1 AND 1000),
    position BIGINT NOT NULL,
    UNIQUE (department, name)
);

CREATE TABLE members (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    person BIGINT REFERENCES persons (id),
    name TEXT NOT NULL CHECK (LENGTH(name) BETWEEN 1 AND 64),
    role TEXT NOT NULL,
    reports BOOLEAN NOT NULL,
    grade TEXT,
    zone TEXT,
    -- His own working days over time, «-» the department's: «-;2026-11-30=2/2@2026-12-01».
    week TEXT NOT NULL,
    reminders TEXT,
    -- Is he told in the evening what he has promised for the next working day.
    evening BOOLEAN NOT NULL,
    joined_on DATE NOT NULL,
    left_on DATE,
    position BIGINT NOT NULL,
    consented_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (department, person),
    -- A grade's new name is its members' at once, and one somebody has cannot be deleted.
    FOREIGN KEY (department, grade) REFERENCES grades (department, name) ON UPDATE CASCADE
);
CREATE INDEX members_by_person ON members (person);

-- The times somebody was in the department before he came back: joined_on and left_on of the member are of the last.
CREATE TABLE stints (
    member BIGINT NOT NULL REFERENCES members (id),
    joined_on DATE NOT NULL,
    left_on DATE NOT NULL CHECK (left_on >= joined_on),
    PRIMARY KEY (member, joined_on)
);

CREATE TABLE absences (
    id BIGINT PRIMARY KEY NOT NULL,
    member BIGINT NOT NULL REFERENCES members (id),
    kind TEXT NOT NULL,
    from_on DATE NOT NULL,
    through_on DATE NOT NULL CHECK (through_on >= from_on),
    set_by BIGINT REFERENCES members (id),
    set_at TIMESTAMP WITH TIME ZONE NOT NULL,
    cancelled_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX absences_by_member ON absences (member, through_on);

-- Days on which the head decided otherwise than the pattern and the country.
CREATE TABLE calendar_exceptions (
    department BIGINT NOT NULL REFERENCES departments (id),
    on_day DATE NOT NULL,
    -- off, working, short: what the day then weighs depends on the pattern of whoever works it.
    kind TEXT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (department, on_day)
);

-- Dated events of a department that explain its figures; a removed one stays for the audit.
CREATE TABLE marks (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    from_on DATE NOT NULL,
    through_on DATE NOT NULL CHECK (through_on >= from_on),
    body TEXT NOT NULL CHECK (LENGTH(body) BETWEEN 1 AND 80),
    by_member BIGINT REFERENCES members (id),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    removed_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX marks_by_department ON marks (department, through_on);

-- «Стереть мои данные» of somebody who is still in the department: a head is asked; without an answer it is done at
-- `due_at`. Ended: done or declined.
CREATE TABLE erasures (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX erasures_by_due ON erasures (ended_at, due_at);
CREATE INDEX erasures_by_member ON erasures (member, ended_at);

CREATE TABLE invites (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    token TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    uses_left BIGINT NOT NULL CHECK (uses_left >= 0),
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    created_by BIGINT REFERENCES members (id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX invites_by_department ON invites (department, created_at);

CREATE TABLE chat_codes (
    code TEXT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    created_by BIGINT NOT NULL REFERENCES members (id),
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- A chat somebody else than a head wants to bind: a head is asked.
CREATE TABLE chat_requests (
    chat BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    title TEXT NOT NULL,
    topic BIGINT,
    asked_by BIGINT NOT NULL,
    -- The question that was put to the heads about it.
    question BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Wrong invites and codes somebody tried, so that guessing is slow.
CREATE TABLE guesses (
    telegram BIGINT PRIMARY KEY NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    count BIGINT NOT NULL
);

-- What is counted ---------------------------------------------------------------------------------------------------
CREATE TABLE metrics (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    scale BIGINT NOT NULL CHECK (scale BETWEEN 0 AND 3),
    negative BOOLEAN NOT NULL,
    asked TEXT NOT NULL,
    main BOOLEAN NOT NULL,
    step BIGINT,
    hint TEXT,
    limit_value BIGINT,
    rhythm TEXT NOT NULL,
    asked_of TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (department, key)
);

CREATE TABLE metric_members (
    metric BIGINT NOT NULL REFERENCES metrics (id),
    member BIGINT NOT NULL REFERENCES members (id),
    PRIMARY KEY (metric, member)
);

-- Facts and pledges: entries are append-only, figures hold the current one of each.
CREATE TABLE entries (
    id BIGINT PRIMARY KEY NOT NULL,
    part TEXT NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    on_day DATE NOT NULL,
    -- Null: he said there is no number («-»), which is not zero.
    value BIGINT,
    source TEXT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    message BIGINT,
    -- The value it took the place of, to tell a correction from a first answer.
    replaces BIGINT,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX entries_by_figure ON entries (member, on_day, metric, part);
CREATE INDEX entries_by_time ON entries (department, at);
CREATE INDEX entries_by_day ON entries (department, on_day);

CREATE TABLE figures (
    part TEXT NOT NULL,
    member BIGINT NOT NULL REFERENCES members (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    on_day DATE NOT NULL,
    value BIGINT,
    entry BIGINT NOT NULL REFERENCES entries (id),
    PRIMARY KEY (member, on_day, metric, part)
);

-- Outliers a person has confirmed: after the same answer three times it is not asked again.
CREATE TABLE confirmations (
    member BIGINT NOT NULL REFERENCES members (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (member, metric, question)
);

-- Targets are versions: who, when, why; nothing is edited backwards.
CREATE TABLE targets (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    -- The first of the month, and the first day the version governs.
    month_on DATE NOT NULL,
    from_on DATE NOT NULL,
    total BIGINT NOT NULL,
    basis TEXT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    reason TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX targets_by_month ON targets (department, month_on, metric, at);
CREATE TABLE target_shares (
    target BIGINT NOT NULL REFERENCES targets (id),
    member BIGINT NOT NULL REFERENCES members (id),
    position BIGINT NOT NULL,
    value BIGINT NOT NULL,
    locked BOOLEAN NOT NULL,
    -- His working days as they were known, one number a day from the 1st, as JSON.
    weights TEXT NOT NULL,
    PRIMARY KEY (target, member)
);

-- Sums for the days before the bot began to count: input for a month's pace and nothing else.
CREATE TABLE openings (
    member BIGINT NOT NULL REFERENCES members (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    month_on DATE NOT NULL,
    through_on DATE NOT NULL,
    value BIGINT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (member, metric, month_on)
);

-- From which pace on, in per cent, a light is green and yellow; no row: 95 and 80.
CREATE TABLE lights (
    department BIGINT PRIMARY KEY NOT NULL REFERENCES departments (id),
    green BIGINT NOT NULL,
    yellow BIGINT NOT NULL
);

-- What was forecast on working days 5, 10 and 15 of a month, to be held against what came.
CREATE TABLE forecasts (
    department BIGINT NOT NULL REFERENCES departments (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    month_on DATE NOT NULL,
    working_day BIGINT NOT NULL,
    made_on DATE NOT NULL,
    shown BIGINT,
    by_promises BIGINT,
    run_rate BIGINT,
    PRIMARY KEY (department, metric, month_on, working_day)
);

-- The funnel: what a head expects of a step and the next one. Versions: the last of a pair counts, all stay.
CREATE TABLE benchmarks (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    from_metric BIGINT NOT NULL REFERENCES metrics (id),
    to_metric BIGINT NOT NULL REFERENCES metrics (id),
    -- In hundredths of a per cent; null: taken away.
    percent BIGINT CHECK (percent > 0),
    by_member BIGINT REFERENCES members (id),
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX benchmarks_by_department ON benchmarks (department, from_metric, to_metric, id);
-- A month a head has settled, with its totals as they were then, as JSON.
CREATE TABLE settlements (
    department BIGINT NOT NULL REFERENCES departments (id),
    month_on DATE NOT NULL,
    by_member BIGINT REFERENCES members (id),
    content TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (department, month_on)
);

-- Facts told of a settled month: a head is asked, and what was typed waits here.
CREATE TABLE late_facts (
    id BIGINT PRIMARY KEY NOT NULL,
    -- The question that was put to the heads about it.
    question BIGINT NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    on_day DATE NOT NULL,
    value BIGINT,
    source TEXT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    message BIGINT,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- waiting, accepted, declined, replaced
    state TEXT NOT NULL,
    decided_by BIGINT REFERENCES members (id),
    decided_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX late_facts_by_member ON late_facts (member, state, on_day);
CREATE INDEX late_facts_by_question ON late_facts (question);

-- The report and what comes with it ---------------------------------------------------------------------------------
CREATE TABLE reports (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    coordination_on DATE NOT NULL,
    -- Dates as «2026-11-20,2026-11-23»: whose facts are asked, and for which a plan is.
    about_on TEXT NOT NULL,
    plan_on TEXT NOT NULL,
    weekly_on DATE,
    -- The metrics it asks, as they were when it opened, as JSON.
    lineup TEXT NOT NULL,
    early BOOLEAN NOT NULL,
    -- Counted in coverage: a prompt was owed and he had pressed Start.
    due BOOLEAN NOT NULL,
    stage TEXT NOT NULL,
    -- What the present question needs to understand the answer, as JSON.
    pending TEXT NOT NULL,
    as_planned BOOLEAN NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    deadline_at TIMESTAMP WITH TIME ZONE NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE,
    given_at TIMESTAMP WITH TIME ZONE,
    finished_at TIMESTAMP WITH TIME ZONE,
    UNIQUE (member, coordination_on)
);
CREATE INDEX reports_by_day ON reports (department, coordination_on);

-- What an outage of the bot did to a coordination day: moved its deadline and digest, or (nulls) left it unasked.
CREATE TABLE outages (
    department BIGINT NOT NULL REFERENCES departments (id),
    coordination_on DATE NOT NULL,
    deadline_at TIMESTAMP WITH TIME ZONE,
    digest_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (department, coordination_on)
);

CREATE TABLE lessons (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    report BIGINT NOT NULL REFERENCES reports (id),
    on_day DATE NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT,
    body TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX lessons_by_member ON lessons (member, on_day);

CREATE TABLE notes (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    report BIGINT REFERENCES reports (id),
    on_day DATE NOT NULL,
    body TEXT NOT NULL,
    fate TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX notes_by_member ON notes (member, on_day);

CREATE TABLE promises (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    owner BIGINT NOT NULL REFERENCES members (id),
    author BIGINT REFERENCES members (id),
    body TEXT NOT NULL,
    amount_minor BIGINT,
    paid_minor BIGINT,
    first_due_on DATE NOT NULL,
    due_on DATE NOT NULL,
    state TEXT NOT NULL,
    origin TEXT NOT NULL,
    report BIGINT REFERENCES reports (id),
    made_on DATE NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    moves BIGINT NOT NULL,
    -- Moved otherwise than once before its day: for reliability broken on its first date.
    slipped BOOLEAN NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    -- As judged when it was closed: kept on its day, or at the first asking after it.
    on_time BOOLEAN
);
CREATE INDEX promises_by_owner ON promises (owner, state, due_on);
CREATE INDEX promises_by_department ON promises (department, due_on);

CREATE TABLE promise_events (
    id BIGINT PRIMARY KEY NOT NULL,
    promise BIGINT NOT NULL REFERENCES promises (id),
    kind TEXT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    from_on DATE,
    to_on DATE,
    amount_minor BIGINT,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX promise_events_by_promise ON promise_events (promise, id);

-- Days far from their plan: what was, why, and what it has ended in.
CREATE TABLE investigations (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    on_day DATE NOT NULL,
    fact BIGINT NOT NULL,
    plan BIGINT NOT NULL,
    cause TEXT,
    body TEXT,
    promise BIGINT REFERENCES promises (id),
    state TEXT NOT NULL,
    -- The leader who opened it; NULL: the bot.
    by_member BIGINT REFERENCES members (id),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    UNIQUE (member, metric, on_day)
);
CREATE INDEX investigations_by_state ON investigations (department, state, on_day);
CREATE INDEX investigations_by_day ON investigations (department, on_day);

CREATE TABLE helps (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    report BIGINT REFERENCES reports (id),
    promise BIGINT REFERENCES promises (id),
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX helps_by_member ON helps (member, asked_at);
CREATE INDEX helps_by_time ON helps (department, asked_at);

-- Talks (help first) ------------------------------------------------------------------------------------------------
-- Whom the head was advised to talk to on a day, and what came of it.
CREATE TABLE talks (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    -- The coordination day whose head's message named him.
    on_day DATE NOT NULL,
    reason TEXT NOT NULL,
    -- What the reason rested on then, as JSON: numbers and ids, no words of people.
    figures TEXT NOT NULL,
    state TEXT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    talked_at TIMESTAMP WITH TIME ZONE,
    promise BIGINT REFERENCES promises (id),
    -- The coordination day on which the leader was shown what changed.
    checked_on DATE,
    UNIQUE (department, on_day)
);
CREATE INDEX talks_by_member ON talks (member, talked_at);

-- «Где застряло?»: asked of whoever no pace will bring to his plan.
CREATE TABLE stuck (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    member BIGINT NOT NULL REFERENCES members (id),
    report BIGINT REFERENCES reports (id),
    -- The department's day of asking.
    on_day DATE NOT NULL,
    metric BIGINT NOT NULL REFERENCES metrics (id),
    -- What the plan lacked.
    gap BIGINT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    cause TEXT,
    answered_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX stuck_by_member ON stuck (member, asked_at);
CREATE INDEX stuck_by_day ON stuck (department, on_day);

-- What is published -------------------------------------------------------------------------------------------------
CREATE TABLE digests (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    digest_on DATE NOT NULL,
    state TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    posted_at TIMESTAMP WITH TIME ZONE,
    edited_at TIMESTAMP WITH TIME ZONE,
    -- What stands in the chat now, as JSON, to edit only when something changed.
    content TEXT,
    reason TEXT,
    UNIQUE (department, digest_on)
);

CREATE TABLE protocols (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    on_day DATE NOT NULL,
    content TEXT NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (department, on_day)
);
CREATE TABLE protocol_additions (
    id BIGINT PRIMARY KEY NOT NULL,
    protocol BIGINT NOT NULL REFERENCES protocols (id),
    by_member BIGINT REFERENCES members (id),
    content TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX protocol_additions_by_protocol ON protocol_additions (protocol, id);

-- The logical message; its number at Telegram is known once it has been sent.
CREATE TABLE posts (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT REFERENCES departments (id),
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    chat BIGINT NOT NULL,
    message BIGINT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX posts_by_subject ON posts (kind, subject);
CREATE INDEX posts_by_message ON posts (chat, message);

-- Delivery ----------------------------------------------------------------------------------------------------------
CREATE TABLE inbox (
    id BIGINT PRIMARY KEY NOT NULL,
    -- Null for internal events.
    update_id BIGINT UNIQUE,
    lane BIGINT NOT NULL,
    -- Telegram's JSON as it came, or ours of an event.
    payload TEXT NOT NULL,
    -- new, done, aside (could not be handled and is kept to be looked at)
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX inbox_by_lane ON inbox (state, lane, id);

-- Who works on a lane of the inbox, or sends (lane -1).
CREATE TABLE lanes (
    lane BIGINT PRIMARY KEY NOT NULL,
    holder TEXT NOT NULL,
    held_until TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE outbox (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT,
    chat BIGINT NOT NULL,
    topic BIGINT,
    -- 0: an answer to a person's own act, 1: bulk.
    priority BIGINT NOT NULL,
    -- What happens to it when its fate is unknown or a 403 comes: see domain::notice.
    kind TEXT NOT NULL,
    -- What the payload is: a notice to render, a rendered screen, an answer to a tap, a request.
    form TEXT NOT NULL,
    payload TEXT NOT NULL,
    -- The message to edit, when its number is known at once.
    message BIGINT,
    -- The logical message it makes, or (edits) changes.
    post BIGINT REFERENCES posts (id),
    edits BOOLEAN NOT NULL,
    -- queued, leased, sent, failed, dropped, held (a head is asked whether it arrived)
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at TIMESTAMP WITH TIME ZONE NOT NULL,
    not_after TIMESTAMP WITH TIME ZONE,
    cancel_key TEXT,
    lease_until TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE,
    sent_message BIGINT,
    outcome TEXT
);
CREATE INDEX outbox_by_state ON outbox (state, priority, id);
CREATE INDEX outbox_by_chat ON outbox (chat, state, id);
CREATE INDEX outbox_by_cancel_key ON outbox (cancel_key, state);
CREATE INDEX outbox_by_post ON outbox (post, state);

CREATE TABLE occurrences (
    job TEXT NOT NULL,
    subject BIGINT NOT NULL,
    slot TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (job, subject, slot)
);

CREATE TABLE conversations (
    chat BIGINT NOT NULL,
    telegram BIGINT NOT NULL,
    dialog TEXT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (chat, telegram)
);

-- Who changed what, for the head.
CREATE TABLE changes (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    by_member BIGINT REFERENCES members (id),
    subject TEXT NOT NULL,
    subject_id BIGINT,
    before TEXT,
    after TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX changes_by_department ON changes (department, at);

-- Targets: answers and proposals ------------------------------------------------------------------------------------
-- What a member was told of his share, and what he says to it: no answer yet, taken, or to be talked over.
CREATE TABLE target_answers (
    id BIGINT PRIMARY KEY NOT NULL,
    target BIGINT NOT NULL REFERENCES targets (id),
    member BIGINT NOT NULL REFERENCES members (id),
    value BIGINT NOT NULL,
    post BIGINT REFERENCES posts (id),
    answer TEXT NOT NULL,
    words TEXT,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    answered_at TIMESTAMP WITH TIME ZONE,
    UNIQUE (target, member)
);

-- Changes of a target that wait for a leader's tap, and what became of them; people are in them by number alone.
CREATE TABLE proposals (
    id BIGINT PRIMARY KEY NOT NULL,
    department BIGINT NOT NULL REFERENCES departments (id),
    metric BIGINT NOT NULL REFERENCES metrics (id),
    month_on DATE NOT NULL,
    -- The version it would follow.
    target BIGINT NOT NULL REFERENCES targets (id),
    -- Why, who gets how much more or less, and the shares as they would be, as JSON.
    cause TEXT NOT NULL,
    moved TEXT NOT NULL,
    shares TEXT NOT NULL,
    state TEXT NOT NULL,
    by_member BIGINT REFERENCES members (id),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX proposals_by_month ON proposals (department, month_on, metric, id);
