-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- Scores of messages, and addresses handed out that wait for one (answer is NULL until then). answer: JSON. No message, no address.
CREATE TABLE IF NOT EXISTS message_score (
    id       VARCHAR(32) PRIMARY KEY,
    profile  VARCHAR(20) NOT NULL,
    made_at  BIGINT NOT NULL,
    until_at BIGINT,
    answer   TEXT
);
CREATE INDEX IF NOT EXISTS message_score_made ON message_score (made_at);
