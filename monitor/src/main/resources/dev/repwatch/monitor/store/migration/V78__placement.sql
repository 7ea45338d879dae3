-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- One test mail to each seed of a stream. looks: how often mailboxes were looked into. closed: nothing changes any more.
CREATE TABLE IF NOT EXISTS placement_run (
    id      VARCHAR(32) PRIMARY KEY,
    stream  VARCHAR(60) NOT NULL,
    domain  VARCHAR(253) NOT NULL,
    started BIGINT NOT NULL,
    looks   INT NOT NULL,
    closed  BIGINT
);

-- Where the mail to one seed stands. seen, copy: JSON. No address, no body.
CREATE TABLE IF NOT EXISTS placement_trial (
    run       VARCHAR(32) NOT NULL,
    seed      VARCHAR(60) NOT NULL,
    provider  VARCHAR(60) NOT NULL,
    sent_at   BIGINT NOT NULL,
    handover  VARCHAR(16) NOT NULL,
    words     VARCHAR(500) NOT NULL,
    seen      TEXT NOT NULL,
    copy      TEXT NOT NULL,
    blocked   VARCHAR(200),
    witnessed VARCHAR(16),
    placement VARCHAR(16) NOT NULL,
    reason    VARCHAR(60) NOT NULL,
    detail    VARCHAR(500) NOT NULL,
    took      BIGINT,
    PRIMARY KEY (run, seed)
);

-- How that changed, such as from inbox to spam twenty minutes later.
CREATE TABLE IF NOT EXISTS placement_change (
    run       VARCHAR(32) NOT NULL,
    seed      VARCHAR(60) NOT NULL,
    at        BIGINT NOT NULL,
    placement VARCHAR(16) NOT NULL,
    detail    VARCHAR(500) NOT NULL,
    PRIMARY KEY (run, seed, at)
);

-- What people were told and what is not over. subject: stream:NAME or seed:NAME. said: JSON.
CREATE TABLE IF NOT EXISTS placement_told (
    subject VARCHAR(130) PRIMARY KEY,
    said    TEXT NOT NULL,
    since   BIGINT NOT NULL
);

-- Access to mailboxes that is replaced at each use; encrypted with a key drawn from the configured one.
CREATE TABLE IF NOT EXISTS placement_token (
    seed     VARCHAR(60) PRIMARY KEY,
    bookmark TEXT NOT NULL
);
