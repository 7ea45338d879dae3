package dev.repwatch.monitor.metrics;

import io.prometheus.client.Collector;
import java.util.List;

/**
 * Every family that repwatch exports: name, type, help and labels. Names and labels are an interface to dashboards and
 * rules: a change needs a line in the changelog.
 */
enum Metric {
    TARGET_INFO(
            "repwatch_target_info",
            Collector.Type.GAUGE,
            "Always 1; who a target is, to join with.",
            "target",
            "kind",
            "name",
            "hostname",
            "pool"),
    TARGET_LISTINGS(
            "repwatch_target_listings",
            Collector.Type.GAUGE,
            "Confirmed active listings of a target.",
            "target",
            "severity"),
    TARGET_SCORE("repwatch_target_score", Collector.Type.GAUGE, "Reputation of a target, 0 bad to 100 good.", "target"),
    TARGET_UNKNOWN_LISTS(
            "repwatch_target_unknown_lists",
            Collector.Type.GAUGE,
            "Lists without a trustworthy verdict about a target.",
            "target"),
    TARGET_LAST_CHECK(
            "repwatch_target_last_check_timestamp_seconds",
            Collector.Type.GAUGE,
            "End of the last full round over all lists, Unix time.",
            "target"),

    LISTING_ACTIVE(
            "repwatch_listing_active",
            Collector.Type.GAUGE,
            "1 while a target is listed, 0 for a day after it was delisted, then gone.",
            "target",
            "list",
            "category",
            "severity"),
    LISTING_START(
            "repwatch_listing_start_timestamp_seconds",
            Collector.Type.GAUGE,
            "First sight of the present listing, Unix time.",
            "target",
            "list",
            "category"),
    LISTED(
            "repwatch_listed",
            Collector.Type.GAUGE,
            "1 listed, 0 not listed, for every target and believed list; only with full_matrix.",
            "target",
            "list"),

    LIST_INFO(
            "repwatch_list_info",
            Collector.Type.GAUGE,
            "Always 1; what a list is, to join with.",
            "list",
            "operator",
            "kind",
            "severity",
            "delist_url"),
    LIST_UP("repwatch_list_up", Collector.Type.GAUGE, "1 if the last control questions were answered rightly.", "list"),
    LIST_QUARANTINED(
            "repwatch_list_quarantined",
            Collector.Type.GAUGE,
            "1 while the verdicts of a list are ignored; absent otherwise.",
            "list",
            "reason"),
    LIST_LISTED_TARGETS("repwatch_list_listed_targets", Collector.Type.GAUGE, "Targets that a list lists now.", "list"),
    LIST_LAST_SUCCESS(
            "repwatch_list_last_success_timestamp_seconds",
            Collector.Type.GAUGE,
            "Last trustworthy answer of a list, Unix time.",
            "list"),
    CHECKS("repwatch_checks_total", Collector.Type.COUNTER, "Finished checks by list and outcome.", "list", "outcome"),
    LIST_QUERY_DURATION(
            "repwatch_list_query_duration_seconds",
            Collector.Type.HISTOGRAM,
            "DNS time of a question to a list, retries included.",
            "list"),
    OPERATOR_PLANNED(
            "repwatch_operator_planned_questions",
            Collector.Type.GAUGE,
            "Questions to an operator's lists that are planned for a day.",
            "operator"),
    OPERATOR_RESERVE(
            "repwatch_operator_reserved_questions",
            Collector.Type.GAUGE,
            "Questions of a day kept for controls, confirmations and texts; only where questions are chosen one by one.",
            "operator"),
    OPERATOR_SPENT(
            "repwatch_operator_spent_questions",
            Collector.Type.GAUGE,
            "Questions to an operator in the last 24 hours, whatever they were for.",
            "operator"),
    LIST_LONGEST(
            "repwatch_list_longest_interval_seconds",
            Collector.Type.GAUGE,
            "Longest time without a look of any target; only where questions are chosen one by one.",
            "list"),
    LIST_EXPECTED_DELAY(
            "repwatch_list_expected_delay_seconds",
            Collector.Type.GAUGE,
            "Time until a new listing is found on average, as planned and with equal intervals.",
            "list",
            "way"),
    LIST_LATE_PAIRS(
            "repwatch_list_late_targets",
            Collector.Type.GAUGE,
            "Targets without a look for more than a day; only where questions are chosen one by one.",
            "list"),
    LIST_PLANNED_QUESTIONS(
            "repwatch_list_chosen_questions",
            Collector.Type.GAUGE,
            "Questions chosen in the last 24 hours, by what brought them forward.",
            "list",
            "because"),
    SIGNAL_PRECISION(
            "repwatch_signal_precision",
            Collector.Type.GAUGE,
            "Share of a kind of signal behind which a listing was found; older ones count less.",
            "kind"),
    LIST_FILE_TIME(
            "repwatch_list_file_timestamp_seconds",
            Collector.Type.GAUGE,
            "When what the file of a list says was true, Unix time; absent while there is no file.",
            "list"),
    LIST_FILE_ENTRIES(
            "repwatch_list_file_entries",
            Collector.Type.GAUGE,
            "Entries in the file of a list that is believed.",
            "list"),
    LIST_FILE_GOOD(
            "repwatch_list_file_good",
            Collector.Type.GAUGE,
            "1 if the last file of a list is believed and young enough.",
            "list"),
    DNS_QUERIES(
            "repwatch_dns_queries_total",
            Collector.Type.COUNTER,
            "Questions to a resolver by what came back.",
            "resolver",
            "rcode"),
    RESOLVER_UP("repwatch_resolver_up", Collector.Type.GAUGE, "1 if a resolver passed its self-test.", "resolver"),

    EXTERNAL_SCORE(
            "repwatch_external_score",
            Collector.Type.GAUGE,
            "Score of a feed on the feed's own scale.",
            "target",
            "source"),
    EXTERNAL_SCORE_TIME(
            "repwatch_external_score_timestamp_seconds",
            Collector.Type.GAUGE,
            "The time that the data of a score speaks of, Unix time.",
            "target",
            "source"),
    FEED_UP(
            "repwatch_feed_up",
            Collector.Type.GAUGE,
            "1 once a feed has answered, unless it is broken or has gone quiet.",
            "source"),
    FEED_LAST_SUCCESS(
            "repwatch_feed_last_success_timestamp_seconds",
            Collector.Type.GAUGE,
            "Last good answer of a feed, Unix time.",
            "source"),
    FEED_MEASURE(
            "repwatch_feed_measure",
            Collector.Type.GAUGE,
            "Every number of a feed: rates from 0 to 1, else on the feed's own scale.",
            "target",
            "source",
            "measure"),
    FEED_MEASURE_BAND(
            "repwatch_feed_measure_band",
            Collector.Type.GAUGE,
            "What a number of a feed means: 0 good, 1 neutral, 2 poor, 3 bad.",
            "target",
            "source",
            "measure"),
    MAIL_ATTEMPTS(
            "repwatch_mail_attempts",
            Collector.Type.GAUGE,
            "Attempts of 24 hours by outcome, as mail logs say; accepted is not delivered.",
            "provider",
            "pool",
            "outcome"),
    MAIL_UNKNOWN_USER_RATIO(
            "repwatch_mail_unknown_user_ratio",
            Collector.Type.GAUGE,
            "Unknown users among final answers of 24 hours, 0 to 1.",
            "provider",
            "pool"),
    MAIL_BLOCKED_RATIO(
            "repwatch_mail_blocked_ratio",
            Collector.Type.GAUGE,
            "Attempts of 24 hours refused or put off because of who sends, 0 to 1.",
            "provider",
            "pool"),
    MAIL_DEFERRED_RATIO(
            "repwatch_mail_deferred_ratio",
            Collector.Type.GAUGE,
            "Attempts of 24 hours put off, without greylisting, 0 to 1.",
            "provider",
            "pool"),
    MAIL_NAMED_REFUSALS(
            "repwatch_mail_named_refusals",
            Collector.Type.GAUGE,
            "Refusals of 24 hours that name a list or a vendor.",
            "named",
            "pool"),
    MAIL_WAITING("repwatch_mail_waiting", Collector.Type.GAUGE, "Messages that wait for another attempt.", "provider"),
    MAIL_SUPPRESSED("repwatch_mail_suppressed", Collector.Type.GAUGE, "Addresses that are given up."),
    MAIL_SUPPRESSION_HELD(
            "repwatch_mail_suppression_held",
            Collector.Type.GAUGE,
            "Addresses that an outage of their receiver explains, and that are not given up."),
    MAIL_LOG_LAST_LINE(
            "repwatch_mail_log_last_line_timestamp_seconds",
            Collector.Type.GAUGE,
            "When something was last read from a mail log, Unix time.",
            "log"),
    MAIL_LOG_BEHIND(
            "repwatch_mail_log_behind_bytes",
            Collector.Type.GAUGE,
            "Bytes of a mail log that are not read yet.",
            "log"),

    PLACEMENT(
            "repwatch_placement",
            Collector.Type.GAUGE,
            "1 for where most seeds of a provider had the last test mail of a stream, 0 for the other results.",
            "stream",
            "provider",
            "result"),
    PLACEMENT_SEEDS(
            "repwatch_placement_seeds",
            Collector.Type.GAUGE,
            "Seeds of a provider by where they had the last test mail of a stream.",
            "stream",
            "provider",
            "result"),
    PLACEMENT_DELIVERY(
            "repwatch_placement_delivery_seconds",
            Collector.Type.GAUGE,
            "Median time from sending a test mail to the provider taking it; absent where none was found.",
            "stream",
            "provider"),
    PLACEMENT_LAST_RUN(
            "repwatch_placement_last_run_timestamp_seconds",
            Collector.Type.GAUGE,
            "When a stream was last tested, Unix time.",
            "stream"),
    PLACEMENT_NOT_TESTED(
            "repwatch_placement_failing",
            Collector.Type.GAUGE,
            "1 while tests of a stream cannot begin, else 0.",
            "stream"),
    SEED_UP(
            "repwatch_seed_up",
            Collector.Type.GAUGE,
            "1 if a seed mailbox could be read at the last look; absent before the first one.",
            "seed",
            "provider",
            "cause"),
    SCORE_REPORTS(
            "repwatch_score_reports_total",
            Collector.Type.COUNTER,
            "Messages that were scored over the API or by mail.",
            "band"),
    SCORE_FILTER_UP(
            "repwatch_score_filter_up",
            Collector.Type.GAUGE,
            "1 if a spam filter answered when it was last asked about a message; absent before.",
            "filter"),

    POOL_COMPLAINT_RATE(
            "repwatch_pool_complaint_rate",
            Collector.Type.GAUGE,
            "Complaints of seven days per message that receivers report by DMARC, over the addresses of a pool.",
            "pool"),
    FEED_FRESHNESS(
            "repwatch_feed_freshness",
            Collector.Type.GAUGE,
            "1 for the state that a feed is in: waiting, behind, fresh, no_data, quiet or broken.",
            "source",
            "state"),
    FEED_LAST_DATA(
            "repwatch_feed_last_data_timestamp_seconds",
            Collector.Type.GAUGE,
            "The time that the youngest data of a feed speaks of, Unix time.",
            "source"),
    FEED_QUOTA_LIMIT("repwatch_feed_quota_limit", Collector.Type.GAUGE, "Questions that a source allows.", "source"),
    FEED_QUOTA_REMAINING(
            "repwatch_feed_quota_remaining", Collector.Type.GAUGE, "Questions that a source says are left.", "source"),
    FEED_KEY_ENDS(
            "repwatch_feed_key_end_timestamp_seconds",
            Collector.Type.GAUGE,
            "When the key or link of a feed must be renewed by hand, Unix time.",
            "source"),
    FEED_BACKLOG(
            "repwatch_feed_backlog",
            Collector.Type.GAUGE,
            "What the last look of a feed did not come to: messages that wait in its mailbox.",
            "source"),

    AUTH_CHECK_OK(
            "repwatch_auth_check_ok",
            Collector.Type.GAUGE,
            "0 while a check of a domain's records fails, 1 when it does not; absent while not known or not"
                    + " configured.",
            "target",
            "check"),
    POSTURE_FAILURE(
            "repwatch_posture_failure_active",
            Collector.Type.GAUGE,
            "1 for every target, check and finding that warns or fails in the last look.",
            "target",
            "check",
            "code",
            "verdict"),
    POSTURE_FAILURES(
            "repwatch_target_posture_failures",
            Collector.Type.GAUGE,
            "Checks of a domain's records that fail in the last look.",
            "target"),
    POSTURE_UNKNOWN(
            "repwatch_posture_unknown",
            Collector.Type.GAUGE,
            "1 while the DNS does not say what a check of a domain needs, else 0.",
            "target",
            "check"),
    POSTURE_REQUIREMENTS(
            "repwatch_posture_requirements_unmet",
            Collector.Type.GAUGE,
            "Demands of a receiver that the records of a domain do not meet; should and may count as well.",
            "target",
            "receiver"),
    POSTURE_LAST_LOOK(
            "repwatch_posture_last_look_timestamp_seconds",
            Collector.Type.GAUGE,
            "Last look at the records of a domain, Unix time.",
            "target"),
    POSTURE_LAST_CHANGE(
            "repwatch_posture_last_change_timestamp_seconds",
            Collector.Type.GAUGE,
            "Last confirmed change of a record that a check reads, Unix time.",
            "target",
            "check"),
    POSTURE_SUGGESTIONS(
            "repwatch_posture_suggestions",
            Collector.Type.GAUGE,
            "Selectors, MAIL FROM domains and sending addresses that DMARC reports or mail logs show and nobody has"
                    + " configured.",
            "kind"),
    DOMAIN_EXPIRY(
            "repwatch_domain_expiry_timestamp_seconds",
            Collector.Type.GAUGE,
            "When the registration of a domain ends, Unix time; absent where nobody says.",
            "target"),
    CERTIFICATE_EXPIRY(
            "repwatch_certificate_expiry_timestamp_seconds",
            Collector.Type.GAUGE,
            "When a certificate that mail of a domain rests on ends, Unix time: of the policy of MTA-STS (mta_sts), of"
                    + " the mark (vmc).",
            "target",
            "kind"),
    WARMUP_LIMIT(
            "repwatch_warmup_limit_messages",
            Collector.Type.GAUGE,
            "Messages that a new address may offer a provider today.",
            "target",
            "provider"),
    WARMUP_GOAL(
            "repwatch_warmup_goal_messages",
            Collector.Type.GAUGE,
            "Messages a day that the plan of a new address wants to reach at a provider.",
            "target",
            "provider"),
    WARMUP_SENT(
            "repwatch_warmup_sent_messages",
            Collector.Type.GAUGE,
            "Messages that a new address offered a provider on the newest day; absent when that is not known.",
            "target",
            "provider"),
    WARMUP_VERDICT(
            "repwatch_warmup_verdict",
            Collector.Type.GAUGE,
            "Always 1; what the coach decided for a new address at a provider.",
            "target",
            "provider",
            "verdict"),
    WARMUP_DAY("repwatch_warmup_day", Collector.Type.GAUGE, "Day of the plan of a new address, from 1.", "target"),
    WARMUP_COMPLETE_UNTIL(
            "repwatch_warmup_complete_until_timestamp_seconds",
            Collector.Type.GAUGE,
            "End of the newest day whose mail from a new address is known, Unix time.",
            "target"),
    SPF_LOOKUPS(
            "repwatch_spf_dns_lookups",
            Collector.Type.GAUGE,
            "Look-ups that the SPF record costs in the worst case; receivers stop at 10.",
            "target",
            "domain"),
    SPF_VOIDS(
            "repwatch_spf_void_lookups",
            Collector.Type.GAUGE,
            "Look-ups of the SPF record that find nothing, for senders of a family of addresses; some receivers stop"
                    + " at 2.",
            "target",
            "domain",
            "family"),
    SPF_ADDRESSES(
            "repwatch_spf_addresses",
            Collector.Type.GAUGE,
            "IPv4 addresses that the SPF record permits.",
            "target",
            "domain"),
    DKIM_BITS(
            "repwatch_dkim_key_bits",
            Collector.Type.GAUGE,
            "Length of a published RSA key for DKIM.",
            "target",
            "domain",
            "selector"),
    DOMAIN_INFO(
            "repwatch_domain_info",
            Collector.Type.GAUGE,
            "Always 1; which DMARC policy applies to a domain and which MTA-STS mode, empty for none.",
            "target",
            "dmarc",
            "mta_sts"),

    INCIDENTS("repwatch_incidents", Collector.Type.GAUGE, "Present incidents.", "state", "severity"),
    INCIDENTS_OPENED(
            "repwatch_incidents_opened_total", Collector.Type.COUNTER, "Incidents opened.", "kind", "severity"),
    INCIDENTS_RESOLVED(
            "repwatch_incidents_resolved_total", Collector.Type.COUNTER, "Incidents resolved.", "kind", "severity"),
    INCIDENT_DURATION(
            "repwatch_incident_duration_seconds", Collector.Type.HISTOGRAM, "Time from open to resolved.", "severity"),

    DELISTING_TASKS(
            "repwatch_delisting_tasks",
            Collector.Type.GAUGE,
            "Open tasks of the delisting desk, by state and by how long the target has been listed.",
            "state",
            "age"),
    DELISTING_OLDEST(
            "repwatch_delisting_oldest_timestamp_seconds",
            Collector.Type.GAUGE,
            "Since when the oldest task is in this state, Unix time; absent when there is none.",
            "state"),

    DELISTING_MEAN(
            "repwatch_delisting_mean_duration_seconds",
            Collector.Type.GAUGE,
            "Mean time from the first sight of a listing to its end, over the tasks that ended within a year.",
            "list"),

    NOTIFICATIONS(
            "repwatch_notifications_total",
            Collector.Type.COUNTER,
            "Attempts to tell.",
            "channel",
            "integration",
            "event"),
    NOTIFICATIONS_FAILED(
            "repwatch_notifications_failed_total",
            Collector.Type.COUNTER,
            "Attempts to tell that failed.",
            "channel",
            "integration",
            "reason"),
    NOTIFICATIONS_SUPPRESSED(
            "repwatch_notifications_suppressed_total",
            Collector.Type.COUNTER,
            "What became no message of its own, and why: silenced, inhibited (other trouble explains it), grouped.",
            "channel",
            "reason"),
    NOTIFICATION_QUEUE(
            "repwatch_notification_queue_length", Collector.Type.GAUGE, "Messages not yet delivered.", "channel"),
    NOTIFICATION_OLDEST(
            "repwatch_notification_oldest_timestamp_seconds",
            Collector.Type.GAUGE,
            "Since when the oldest undelivered message waits (its quiet hours not counted), Unix time; absent when"
                    + " there is none.",
            "channel"),
    NOTIFICATION_LAST_SUCCESS(
            "repwatch_notification_last_success_timestamp_seconds",
            Collector.Type.GAUGE,
            "Last message that a channel took, Unix time.",
            "channel"),
    NOTIFICATION_DURATION(
            "repwatch_notification_duration_seconds",
            Collector.Type.HISTOGRAM,
            "Time of a delivered message from attempt to answer.",
            "integration"),
    SLACK_SOCKET(
            "repwatch_slack_socket_connected",
            Collector.Type.GAUGE,
            "1 while the link for Slack buttons is up.",
            "channel"),

    BUILD_INFO(
            "repwatch_build_info",
            Collector.Type.GAUGE,
            "Always 1; what is running.",
            "version",
            "revision",
            "java_version"),
    RELOAD_SUCCESSFUL(
            "repwatch_config_last_reload_successful",
            Collector.Type.GAUGE,
            "1 if the last reload of the configuration was accepted."),
    RELOAD_SUCCESS_TIME(
            "repwatch_config_last_reload_success_timestamp_seconds",
            Collector.Type.GAUGE,
            "Last accepted configuration, Unix time."),
    RELOADS("repwatch_config_reloads_total", Collector.Type.COUNTER, "Reloads of the configuration.", "result"),
    BROKEN_TARGET_FILES(
            "repwatch_config_broken_target_files",
            Collector.Type.GAUGE,
            "Target files and inventories that are broken or do not answer, so that what they last said stays in"
                    + " force."),
    TARGETS("repwatch_targets", Collector.Type.GAUGE, "Watched targets.", "kind"),
    LISTS("repwatch_lists", Collector.Type.GAUGE, "Known lists.", "state"),
    ROUND_LATE(
            "repwatch_round_late_seconds",
            Collector.Type.GAUGE,
            "By how much the round that goes on is longer than its interval; 0 when it is not."),
    CHECK_INTERVAL("repwatch_check_interval_seconds", Collector.Type.GAUGE, "Configured time between two rounds."),
    ROUND_DURATION("repwatch_check_round_duration_seconds", Collector.Type.GAUGE, "Length of the last full round."),
    SCHEDULER_LAG(
            "repwatch_scheduler_lag_seconds",
            Collector.Type.GAUGE,
            "How long the next round over the longest unchecked target is overdue."),
    SCHEDULER_QUEUE("repwatch_scheduler_queue_length", Collector.Type.GAUGE, "Targets whose next round is overdue."),
    STORAGE_SIZE("repwatch_storage_size_bytes", Collector.Type.GAUGE, "Size of the history store."),
    STORAGE_ERRORS(
            "repwatch_storage_errors_total", Collector.Type.COUNTER, "Failed operations of the history store.", "op"),
    EXPORTED_SERIES("repwatch_exported_series", Collector.Type.GAUGE, "Series of repwatch in this scrape."),
    SERIES_DROPPED(
            "repwatch_series_dropped",
            Collector.Type.GAUGE,
            "Series withheld because the family would have more than max_series.",
            "family");

    final String metricName;
    final Collector.Type type;
    final String help;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    final List<String> labels;

    Metric(String metricName, Collector.Type type, String help, String... labels) {
        this.metricName = metricName;
        this.type = type;
        this.help = help;
        this.labels = List.of(labels);
    }
}
