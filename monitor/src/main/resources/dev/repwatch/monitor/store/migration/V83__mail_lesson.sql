-- The same on H2 and PostgreSQL. Times are milliseconds since 1970 UTC. Every statement can be repeated.

-- What receivers said about the address behind a name of the mail log that tells none. begin_at: first reply of the day that counts.
CREATE TABLE IF NOT EXISTS mail_lesson (
    ident      VARCHAR(200) NOT NULL,
    six        BOOLEAN NOT NULL,
    begin_at   BIGINT NOT NULL,
    last_at    BIGINT NOT NULL,
    address    VARCHAR(45) NOT NULL,
    replies    INTEGER NOT NULL,
    receiver   VARCHAR(255) NOT NULL,
    agreed     BOOLEAN NOT NULL,
    doubted_at BIGINT NOT NULL,
    PRIMARY KEY (ident, six)
);
