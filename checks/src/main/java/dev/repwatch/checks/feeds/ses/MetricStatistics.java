package dev.repwatch.checks.feeds.ses;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/** The answer of CloudWatch's {@code GetMetricStatistics}. */
final class MetricStatistics implements SafeXml.Reader {

    /** @param average over the period that begins at the time */
    record Point(Instant at, double average) {}

    private final List<Point> points = new ArrayList<>();
    private boolean result;
    private Optional<Instant> at = Optional.empty();
    private Optional<Double> average = Optional.empty();

    static List<Point> parse(ByteString xml) throws FeedFailure {
        MetricStatistics reader = new MetricStatistics();
        SafeXml.read(new ByteArrayInputStream(xml.toByteArray()), "the answer of CloudWatch", reader);
        if (!reader.result) {
            throw FeedFailure.badAnswer("the answer of CloudWatch has no GetMetricStatisticsResult");
        }
        return List.copyOf(reader.points);
    }

    @Override
    public void start(String name) {
        result |= name.equals("GetMetricStatisticsResult");
    }

    @Override
    public void end(String name, String text) throws FeedFailure {
        switch (name) {
            case "Timestamp" -> at = time(text);
            case "Average" -> average = ratio(text);
            case "member" -> {
                at.flatMap(time -> average.map(value -> new Point(time, value))).ifPresent(points::add);
                at = Optional.empty();
                average = Optional.empty();
            }
            default -> {
                // units and labels are known
            }
        }
    }

    private static Optional<Instant> time(String text) throws FeedFailure {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            throw FeedFailure.badAnswer("a data point of CloudWatch has no time");
        }
    }

    private static Optional<Double> ratio(String text) throws FeedFailure {
        if (!text.matches("[01](\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?|[0-9](\\.[0-9]{1,20})?[eE]-[0-9]{1,2}")) {
            throw FeedFailure.badAnswer("a rate of CloudWatch is not a number from 0 to 1");
        }
        return Optional.of(Double.parseDouble(text)).filter(it -> it <= 1);
    }
}
