-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- What the DNS said about senders when it was last believed. finding: JSON. since: the record is so since then.
CREATE TABLE IF NOT EXISTS posture_standing (
    check_name VARCHAR(16) NOT NULL,
    subject    VARCHAR(400) NOT NULL,
    finding    TEXT NOT NULL,
    since      BIGINT NOT NULL,
    seen       BIGINT NOT NULL,
    PRIMARY KEY (check_name, subject)
);

-- How it changed. terms: "- term" and "+ term", a line each. zone_name: the zone that holds the record.
CREATE TABLE IF NOT EXISTS posture_change (
    check_name VARCHAR(16) NOT NULL,
    subject    VARCHAR(400) NOT NULL,
    direction  VARCHAR(16) NOT NULL,
    terms      TEXT NOT NULL,
    zone_name  VARCHAR(1100) NOT NULL,
    before_at  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (check_name, subject, at)
);

-- A change that somebody has announced; the first one that is it is a note.
CREATE TABLE IF NOT EXISTS posture_expectation (
    check_name VARCHAR(16) NOT NULL,
    subject    VARCHAR(255) NOT NULL,
    selector   VARCHAR(255) NOT NULL,
    who        VARCHAR(200) NOT NULL,
    note       VARCHAR(400) NOT NULL,
    until      BIGINT NOT NULL,
    PRIMARY KEY (check_name, subject, selector)
);
