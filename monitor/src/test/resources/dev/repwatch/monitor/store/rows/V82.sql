INSERT INTO plan_memory (kind, name, at, content) VALUES ('signal', 'maillog', 1790000000000, '3.5 7.0');
INSERT INTO plan_memory (kind, name, at, content) VALUES ('spent', 'Spamhaus', 1790000000000, '12 0 480');
