package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.diagnosis.evidence.ListingSeen;
import dev.repwatch.monitor.diagnosis.evidence.PostureFinding;
import dev.repwatch.monitor.diagnosis.evidence.Suppression;
import dev.repwatch.monitor.diagnosis.rules.Row;
import dev.repwatch.monitor.diagnosis.situation.Addresses;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Receipt;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands in the sentences of a card. */
final class Values {

    private static final Duration REPLY_WITHIN = Duration.ofHours(24);

    private final Situation it;
    private final Row row;
    private final Texts texts;
    private final Clock clock;

    Values(Situation situation, Row row, Texts texts) {
        this.it = situation;
        this.row = row;
        this.texts = texts;
        this.clock = new Clock(texts.language(), situation.file().zone());
    }

    Map<String, String> all() {
        Map<String, String> values = new HashMap<>();
        values.put("time", clock.at(it.when()));
        values.put("since", since());
        values.put("until", clock.at(WaitPeriod.until(it, row)));
        values.put("ended", clock.at(ended()));
        values.put("changed", clock.at(changed()));
        values.put(
                "asked",
                clock.at(WaitPeriod.asked(it).map(task -> task.span().at()).orElse(it.when())));
        values.put(
                "days", number(WaitPeriod.asked(it).map(WaitPeriod::usualDays).orElse(0.0)));
        values.put("provider", provider(it.provider()));
        values.put("ip", texts.or(it.ip(), "ip"));
        values.put("list", texts.or(list(), "list"));
        values.put("recipient", texts.or(recipient().map(Addresses::masked), "recipient"));
        values.put("domain", texts.or(it.recipientDomain(), "domain"));
        values.put("from", texts.or(fromDomain(), "from"));
        values.put("receipt", texts.or(receipt(), "receipt"));
        values.put("others", Long.toString(it.scope().othersAccepted()));
        values.put("failing", Long.toString(it.scope().failingAtProvider()));
        values.put("share", String.format(Locale.ROOT, "%.1f %%", it.scope().shareAtProvider() * 100));
        values.put(
                "per_day",
                number(it.judged().map(a -> a.line().perDay().orElse(0)).orElse(0.0)));
        values.put("named", texts.or(it.judged().flatMap(a -> a.reading().namedIp()), "ip"));
        values.put("taken", it.accepted() ? texts.say("taken", Map.of()) : "");
        values.put("impact", texts.say(it.logRead() ? "impact.read" : "impact.unread", Map.of()));
        return values;
    }

    /** The few that a text for customers may hold. */
    Map<String, String> forCustomer() {
        return Map.of(
                "time", clock.forCustomer(it.when()),
                "until", clock.forCustomer(WaitPeriod.until(it, row)),
                "reply_by", clock.forCustomer(it.now().plus(REPLY_WITHIN)),
                "taken", it.accepted() ? taken() : "");
    }

    private String taken() {
        return texts.say("customer.taken", Map.of("time", clock.forCustomer(it.when())));
    }

    String provider(Optional<String> id) {
        return id.map(name -> texts.has("provider." + name) ? texts.say("provider." + name, Map.of()) : name)
                .orElseGet(() -> texts.or(Optional.empty(), "provider"));
    }

    Clock clock() {
        return clock;
    }

    private Optional<ListingSeen> listing() {
        Optional<ListingSeen> named = it.judged().flatMap(Attempt::list).flatMap(it.listings()::named);
        return named.or(
                () -> Stream.concat(it.listings().ofAddress(), it.listings().ofDomains())
                        .findFirst());
    }

    private Optional<String> list() {
        return it.judged()
                .filter(Attempt::failed)
                .flatMap(Attempt::list)
                .or(() -> listing().flatMap(ListingSeen::list))
                .map(name -> name.replaceFirst("^\\?", ""));
    }

    private Optional<String> fromDomain() {
        boolean ofDomain = row.id().equals("D09");
        return it.listings()
                .ofDomains()
                .filter(l -> ofDomain)
                .flatMap(l -> l.key().stream())
                .findFirst()
                .or(it::fromDomain);
    }

    private Optional<String> recipient() {
        return it.subject()
                .recipient()
                .or(() -> it.judged().flatMap(a -> a.line().recipient()));
    }

    private Optional<String> receipt() {
        return it.judged().flatMap(Receipt::of);
    }

    private String since() {
        if (row.id().equals("D20")) {
            return texts.or(
                    it.seen(Suppression.class)
                            .map(s -> s.span().at())
                            .filter(at -> !at.equals(Instant.EPOCH))
                            .findFirst()
                            .map(clock::at),
                    "since");
        }
        return clock.at(
                it.failed()
                        ? it.firstFailure()
                        : listing().map(l -> l.span().at()).orElse(it.when()));
    }

    private Instant ended() {
        return it.asked().stream()
                .filter(Attempt::expired)
                .map(Attempt::at)
                .reduce((a, b) -> b)
                .orElse(it.when());
    }

    private Instant changed() {
        return it.seen(PostureFinding.class)
                .filter(PostureFinding::changed)
                .map(p -> p.span().at())
                .filter(at -> !at.isAfter(it.firstFailure()))
                .max(Instant::compareTo)
                .orElse(it.when());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
