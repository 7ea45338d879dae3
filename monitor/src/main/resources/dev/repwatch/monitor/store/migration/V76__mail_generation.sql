-- The same on H2 and PostgreSQL. Every statement can be repeated.

-- How far each generation of a log was read, known by its beginning; written in the transaction that holds what was counted.
CREATE TABLE IF NOT EXISTS mail_generation (
    log         VARCHAR(512) NOT NULL,
    num         INT NOT NULL,
    head_length INT NOT NULL,
    head_hash   VARCHAR(64) NOT NULL,
    line_hash   VARCHAR(64) NOT NULL,
    offs        BIGINT NOT NULL,
    done        BOOLEAN NOT NULL,
    PRIMARY KEY (log, num)
);
