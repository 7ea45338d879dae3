-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- How far each log was read; written in the transaction that holds what was counted.
CREATE TABLE IF NOT EXISTS mail_log (
    log         VARCHAR(512) PRIMARY KEY,
    head_length INT NOT NULL,
    head_hash   VARCHAR(64) NOT NULL,
    offs        BIGINT NOT NULL,
    bookmark    VARCHAR(1024) NOT NULL,
    newest      BIGINT NOT NULL,
    attempts    BIGINT NOT NULL
);

-- Attempts by hour. source: the sending address, empty where the log cannot tell.
CREATE TABLE IF NOT EXISTS mail_traffic (
    at_hour  BIGINT NOT NULL,
    source   VARCHAR(45) NOT NULL,
    provider VARCHAR(63) NOT NULL,
    outcome  VARCHAR(16) NOT NULL,
    meaning  VARCHAR(32) NOT NULL,
    n        BIGINT NOT NULL,
    PRIMARY KEY (at_hour, source, provider, outcome, meaning)
);

-- How long acceptance took. bucket: the power of two of seconds above it.
CREATE TABLE IF NOT EXISTS mail_delay (
    at_hour  BIGINT NOT NULL,
    source   VARCHAR(45) NOT NULL,
    provider VARCHAR(63) NOT NULL,
    bucket   INT NOT NULL,
    n        BIGINT NOT NULL,
    PRIMARY KEY (at_hour, source, provider, bucket)
);

-- Refusals that name a list or a vendor. sample: a reply without mailboxes and ids.
CREATE TABLE IF NOT EXISTS mail_refusal (
    at_hour  BIGINT NOT NULL,
    source   VARCHAR(45) NOT NULL,
    provider VARCHAR(63) NOT NULL,
    named    VARCHAR(100) NOT NULL,
    n        BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    sample   VARCHAR(600) NOT NULL,
    PRIMARY KEY (at_hour, source, provider, named)
);

-- What no rule knows, without mailboxes and ids. The key is a hash of provider and text.
CREATE TABLE IF NOT EXISTS mail_unclassified (
    id       VARCHAR(32) PRIMARY KEY,
    provider VARCHAR(63) NOT NULL,
    said     VARCHAR(1000) NOT NULL,
    n        BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at  BIGINT NOT NULL
);

-- Recipients that were refused because they are not there; nobody else is kept. address: plain only once given up, or by
-- hand. held: an outage of the receiver explains it.
CREATE TABLE IF NOT EXISTS mail_address (
    id         VARCHAR(32) PRIMARY KEY,
    meaning    VARCHAR(32) NOT NULL,
    provider   VARCHAR(63) NOT NULL,
    first_at   BIGINT NOT NULL,
    last_at    BIGINT NOT NULL,
    days       INT NOT NULL,
    decided_at BIGINT,
    held       BOOLEAN NOT NULL,
    by_hand    BOOLEAN NOT NULL,
    address    VARCHAR(512) NOT NULL,
    reply      VARCHAR(600) NOT NULL
);
CREATE INDEX IF NOT EXISTS mail_address_decided ON mail_address (provider, decided_at);
CREATE INDEX IF NOT EXISTS mail_address_last ON mail_address (last_at);

-- Messages that wait for another attempt.
CREATE TABLE IF NOT EXISTS mail_waiting (
    id       VARCHAR(32) PRIMARY KEY,
    source   VARCHAR(45) NOT NULL,
    provider VARCHAR(63) NOT NULL,
    since    BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS mail_waiting_since ON mail_waiting (since);
