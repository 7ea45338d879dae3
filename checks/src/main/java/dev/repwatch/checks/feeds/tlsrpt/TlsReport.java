package dev.repwatch.checks.feeds.tlsrpt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.checks.feeds.FeedFailure;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report of how mail to a domain was encrypted (RFC 8460 section 4).
 *
 * @param organisation who reports, by its own word
 * @param id the reporter's name for it
 * @param policies what it says of each policy; those that cannot be read are left out
 * @param leftOut how many those were
 */
record TlsReport(String organisation, String id, Instant begin, Instant end, List<Policy> policies, int leftOut) {

    private static final int LONGEST = 255;
    private static final int MOST_POLICIES = 1000;
    private static final int MOST_RESULTS = 100;
    private static final long MOST_SESSIONS = 10_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxTokenCount(2_000_000)
                            .build())
                    .build())
            .build();

    TlsReport {
        policies = List.copyOf(policies);
    }

    /**
     * Sessions to one domain under one policy.
     *
     * @param type {@code sts}, {@code tlsa}, {@code no-policy-found}
     * @param results failed sessions by result, such as {@code certificate-expired}
     */
    record Policy(String domain, String type, long succeeded, long failed, Map<String, Long> results) {
        Policy {
            results = Map.copyOf(results);
        }
    }

    /** @throws FeedFailure when it is no such report */
    static TlsReport read(byte[] json) throws FeedFailure {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw FeedFailure.badAnswer("the TLS report is not JSON within the limits");
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        if (!root.path("policies").isArray()) {
            throw FeedFailure.badAnswer("the JSON is no TLS report: it has no policies");
        }
        List<Policy> policies = new ArrayList<>();
        int leftOut = 0;
        for (JsonNode it : root.path("policies")) {
            try {
                policies.add(policy(it));
            } catch (FeedFailure unreadable) {
                leftOut++;
            }
            if (policies.size() + leftOut > MOST_POLICIES) {
                throw FeedFailure.badAnswer("the TLS report has more than " + MOST_POLICIES + " policies");
            }
        }
        if (policies.isEmpty() && leftOut > 0) {
            throw FeedFailure.badAnswer("none of the policies in the TLS report can be read");
        }
        JsonNode range = root.path("date-range");
        return new TlsReport(
                text(root, "organization-name"),
                required(root, "report-id"),
                time(range, "start-datetime"),
                time(range, "end-datetime"),
                policies,
                leftOut);
    }

    private static Policy policy(JsonNode it) throws FeedFailure {
        Map<String, Long> results = new LinkedHashMap<>();
        for (JsonNode detail : it.path("failure-details")) {
            String type = text(detail, "result-type").toLowerCase(Locale.ROOT);
            long many = detail.path("failed-session-count").asLong(-1);
            // one that cannot be read says nothing less of the sum
            if (type.matches("[a-z][a-z0-9-]{2,60}")
                    && many >= 0
                    && many <= MOST_SESSIONS
                    && results.size() < MOST_RESULTS) {
                results.merge(type, many, Long::sum);
            }
        }
        JsonNode summary = it.path("summary");
        return new Policy(
                required(it.path("policy"), "policy-domain"),
                text(it.path("policy"), "policy-type"),
                count(summary, "total-successful-session-count"),
                count(summary, "total-failure-session-count"),
                results);
    }

    private static long count(JsonNode node, String name) throws FeedFailure {
        long count = node.path(name).asLong(-1);
        if (count < 0 || count > MOST_SESSIONS) {
            throw FeedFailure.badAnswer("the TLS report's " + name + " is out of range");
        }
        return count;
    }

    private static Instant time(JsonNode range, String name) throws FeedFailure {
        String text = range.path(name).asText("").strip();
        try {
            // without an offset it is UTC, which RFC 8460 section 4.1 asks for
            return text.matches(".*T.*([Zz]|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            throw FeedFailure.badAnswer("the TLS report's " + name + " is no time");
        }
    }

    private static String required(JsonNode node, String name) throws FeedFailure {
        String text = text(node, name);
        if (text.isEmpty()) {
            throw FeedFailure.badAnswer("the TLS report has no " + name);
        }
        return text;
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asText("").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** The same report again has the same identity. */
    String identity() {
        return String.join("\n", "tls", organisation.toLowerCase(Locale.ROOT), id, begin.toString(), end.toString());
    }

    /** The day it speaks of: its last. */
    LocalDate day() {
        return LocalDate.ofInstant(end.isAfter(begin) ? end.minusSeconds(1) : end, ZoneOffset.UTC);
    }
}
