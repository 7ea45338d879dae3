INSERT INTO placement_run (id, stream, domain, started, looks, closed)
VALUES ('1f2e3d4c5b6a7988', 'newsletter', 'example.jp', 1763900000000, 4, NULL);
INSERT INTO placement_trial (run, seed, provider, sent_at, handover, words, seen, copy, blocked, witnessed, placement, reason, detail, took)
VALUES ('1f2e3d4c5b6a7988', 'docomo-1', 'docomo', 1763900000000, 'PROVIDER', '', '[]', '{}', NULL, NULL, 'SPAM', 'spam_folder', 'Junk', 2000);
INSERT INTO placement_change (run, seed, at, placement, detail)
VALUES ('1f2e3d4c5b6a7988', 'docomo-1', 1763900060000, 'SPAM', 'Junk');
INSERT INTO placement_told (subject, said, since) VALUES ('stream:newsletter', '["docomo spam"]', 1763900060000);
INSERT INTO placement_token (seed, bookmark) VALUES ('gmail-1', 'c2VhbGVk');
