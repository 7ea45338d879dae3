package dev.repwatch.monitor.cli.lists;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ReturnCode;
import java.util.List;
import java.util.Locale;

/**
 * Everything about one list, for programs.
 *
 * @param row what {@code lists} says of it
 * @param interval the least time between two looks, in seconds
 */
record ListPage(
        @JsonUnwrapped ListRow row,
        @JsonProperty("operator") String operator,
        @JsonProperty("note") String note,
        @JsonProperty("min_interval_seconds") long interval,
        @JsonProperty("removal") RemovalPage removal,
        @JsonProperty("answers") List<Answer> answers) {

    ListPage {
        answers = List.copyOf(answers);
    }

    /** The way off; what is not known is empty. */
    record RemovalPage(
            @JsonProperty("how") String how,
            @JsonProperty("page") String page,
            @JsonProperty("mail") String mail) {}

    /** One answer and what it says. */
    record Answer(
            @JsonProperty("code") String code,
            @JsonProperty("says") String says,
            @JsonProperty("severity") String severity,
            @JsonProperty("scope") String scope,
            @JsonProperty("meaning") String meaning) {}

    static ListPage of(DnsblList list, ListRow row) {
        String page = list.removal()
                .template()
                .or(() -> list.removal().url().map(Object::toString))
                .orElse("");
        return new ListPage(
                row,
                list.operator(),
                list.details().note().orElse(""),
                list.minInterval().toSeconds(),
                new RemovalPage(
                        list.removal().how(), page, list.removal().mail().orElse("")),
                list.codes().stream().map(ListPage::answer).toList());
    }

    private static Answer answer(ReturnCode code) {
        return new Answer(
                code.matches().text(),
                code.polarity().name().toLowerCase(Locale.ROOT),
                code.severity().label(),
                code.scope().label(),
                code.name());
    }
}
