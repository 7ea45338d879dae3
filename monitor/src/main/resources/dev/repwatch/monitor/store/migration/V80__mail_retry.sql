-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- Of the attempts in mail_traffic, those of messages that had been put off before: what is left are first attempts.
CREATE TABLE IF NOT EXISTS mail_retry (
    at_hour  BIGINT NOT NULL,
    source   VARCHAR(45) NOT NULL,
    provider VARCHAR(63) NOT NULL,
    outcome  VARCHAR(16) NOT NULL,
    meaning  VARCHAR(32) NOT NULL,
    n        BIGINT NOT NULL,
    PRIMARY KEY (at_hour, source, provider, outcome, meaning)
);
