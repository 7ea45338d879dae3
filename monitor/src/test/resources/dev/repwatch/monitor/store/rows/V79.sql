INSERT INTO message_score (id, profile, made_at, until_at, answer)
VALUES ('abcdefghijklmnop', 'marketing', 1763900000000, 1763903600000, NULL);
INSERT INTO message_score (id, profile, made_at, until_at, answer)
VALUES ('ponmlkjihgfedcba', 'transactional', 1763900000000, NULL, '{"band":"low","confidence":"high","findings":[],"groups":[],"not_known":[],"filters":[]}');
